// Which addresses are listened on, and which are not even addresses.
#include "services/transport/address.h"

#include <gtest/gtest.h>
#include <sys/un.h>

#include "services/transport/nearness.h"

namespace motcua::testing {
namespace {

TEST(Address, IsReadStrictlyAndListenedOnAsItWasJudged) {
  for (const auto& [given, listened] : {std::pair{"127.0.0.1:7080", "127.0.0.1:7080"},
                                        {"127.1.2.3:0", "127.1.2.3:0"},
                                        {"localhost:7080", "127.0.0.1:7080"},
                                        {"[::1]:0", "[::1]:0"},
                                        {"[0:0:0:0:0:0:0:1]:65535", "[::1]:65535"},
                                        {"[::ffff:127.0.0.1]:1", "[::ffff:127.0.0.1]:1"},
                                        {"unix:motcua.sock", "unix:motcua.sock"},
                                        {"unix:/run/motcua.sock", "unix:/run/motcua.sock"},
                                        {"unix:///run/motcua.sock", "unix:/run/motcua.sock"}}) {
    const auto address = parse_address(given);
    ASSERT_TRUE(address) << given;
    EXPECT_EQ(address->text(), listened);
    EXPECT_TRUE(address->is_loopback()) << given;
  }
}

TEST(Address, OfOtherMachinesIsNoLoopback) {
  for (const char* given : {"0.0.0.0:7080", "[::]:7080", "10.0.0.1:1", "128.0.0.1:1", "[::2]:1",
                            "[::ffff:10.0.0.1]:1"}) {
    const auto address = parse_address(given);
    ASSERT_TRUE(address) << given;
    EXPECT_FALSE(address->is_loopback()) << given;
  }
}

TEST(Address, ThatIsNoneSaysWhatWasExpected) {
  for (const std::string given : {"",
                                  ":",
                                  "7080",
                                  ":7080",
                                  "127.0.0.1",
                                  "127.0.0.1:",
                                  "127.0.0.1:65536",
                                  "127.0.0.1:99999",
                                  "127.0.0.1:-1",
                                  "127.0.0.1:+1",
                                  "127.0.0.1: 1",
                                  "127.0.0.1:1x",
                                  "127.0.0.1:4294967297",
                                  "127.evil.example:7080",
                                  "127.0.0.1.evil.example:7080",
                                  "localhost",
                                  "localhost.evil:1",
                                  "127.1:7080",
                                  "0177.0.0.1:1",
                                  "::1:7080",
                                  "[::1]",
                                  "[::1%lo]:1",
                                  "[]:1",
                                  "[127.0.0.1]:1",
                                  "unix:",
                                  "unix://host/path",
                                  "unix-abstract:x",
                                  "dns:localhost:1",
                                  " 127.0.0.1:1"}) {
    const auto address = parse_address(given);
    ASSERT_FALSE(address) << given;
    EXPECT_NE(address.error().find("expected a numeric address with a port"), std::string::npos);
  }
  EXPECT_FALSE(parse_address(std::string("127.0.0.1\0.evil:1", 17)));
  constexpr size_t path_max = sizeof(sockaddr_un::sun_path) - 1;  // with its zero
  EXPECT_TRUE(parse_address("unix:" + std::string(path_max, 'x')));
  EXPECT_FALSE(parse_address("unix:" + std::string(path_max + 1, 'x')));
}

TEST(Nearness, IsOfThisMachineAndOfNetworksOfOnesOwn) {
  const auto here = nearness_of({});
  ASSERT_TRUE(here);
  for (const char* near : {"", "127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"}) {
    EXPECT_TRUE((*here)(near)) << near;
  }
  for (const char* far : {"10.20.0.1", "128.0.0.1", "::2", "::ffff:10.20.0.1", "127.0.0.1x", "x"}) {
    EXPECT_FALSE((*here)(far)) << far;
  }
  const auto office = nearness_of({"10.20.0.0/16", "fd00::/8"});
  ASSERT_TRUE(office);
  for (const char* near : {"10.20.255.1", "::ffff:10.20.0.1", "fdff::1", "127.0.0.1"}) {
    EXPECT_TRUE((*office)(near)) << near;
  }
  for (const char* far : {"10.21.0.1", "fe00::1", "::ffff:10.21.0.1"}) {
    EXPECT_FALSE((*office)(far)) << far;
  }
  for (const char* none : {"", "10.20.0.0", "10.20.0.0/33", "10.20.0.0/16 ", "fd00::/129", "all"}) {
    EXPECT_EQ(nearness_of({none}), tl::unexpected(std::string(none))) << none;
  }
}

}  // namespace
}  // namespace motcua::testing
