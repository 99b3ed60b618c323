#include "services/transport/nearness.h"

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>
#include <utility>

namespace motcua {
namespace {

using boost::asio::ip::address_v6;
using boost::asio::ip::make_address_v4;
using boost::asio::ip::make_network_v4;
using boost::asio::ip::make_network_v6;
using boost::asio::ip::network_v4;
using boost::asio::ip::network_v6;

template <class Network, class Address>
bool lies_in(const std::vector<Network>& networks, const Address& address) {
  return std::any_of(networks.begin(), networks.end(), [&](const Network& network) {
    return Network(address, network.prefix_length()).canonical() == network.canonical();
  });
}

struct Networks {
  std::vector<network_v4> v4;
  std::vector<network_v6> v6;
};

bool add(Networks& networks, const std::string& text) {
  boost::system::error_code error;
  const bool is_v6 = text.find(':') != std::string::npos;
  if (is_v6) {
    networks.v6.push_back(make_network_v6(text, error));
  } else {
    networks.v4.push_back(make_network_v4(text, error));
  }
  return !error;
}

}  // namespace

tl::expected<IsNear, std::string> nearness_of(const std::vector<std::string>& texts) {
  Networks networks;
  add(networks, "127.0.0.0/8");
  add(networks, "::1/128");
  for (const std::string& text : texts) {
    if (!add(networks, text)) return tl::unexpected(text);
  }
  return [networks = std::move(networks)](std::string_view text) {
    if (text.empty()) return true;
    boost::system::error_code error;
    const auto address = boost::asio::ip::make_address(text, error);
    if (error) return false;
    if (address.is_v4()) return lies_in(networks.v4, address.to_v4());
    const address_v6 v6 = address.to_v6();
    if (!v6.is_v4_mapped()) return lies_in(networks.v6, v6);
    return lies_in(networks.v4, make_address_v4(boost::asio::ip::v4_mapped, v6));
  };
}

}  // namespace motcua
