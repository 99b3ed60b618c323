// One handle a request: there is one now and then.
#include "services/identity/fetch.h"

#include <curl/curl.h>

#include <memory>

namespace motcua {
namespace {

// A provider that takes longer is told to be down; people wait for it.
constexpr long connect_milliseconds_max = 3'000;
constexpr long milliseconds_max = 10'000;
constexpr size_t body_bytes_max = 256 << 10;  // metadata and key sets have some 10 KB

using Handle = std::unique_ptr<CURL, void (*)(CURL*)>;

struct CurlFree {
  void operator()(char* text) const { curl_free(text); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

size_t take(const char* bytes, size_t, size_t count, void* into) {
  std::string& body = static_cast<FetchAnswer*>(into)->body;
  if (body.size() + count > body_bytes_max) return 0;  // an error of the transfer
  body.append(bytes, count);
  return count;
}

int stop_if_given_up(void* is_given_up, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<const std::atomic<bool>*>(is_given_up)->load() ? 1 : 0;
}

// Null: it is no address.
using Url = std::unique_ptr<CURLU, void (*)(CURLU*)>;
Url parse(std::string_view url) {
  Url parsed(curl_url(), curl_url_cleanup);
  const bool is_url =
      parsed && curl_url_set(parsed.get(), CURLUPART_URL, std::string(url).c_str(), 0) == CURLUE_OK;
  return is_url ? std::move(parsed) : Url(nullptr, curl_url_cleanup);
}

// Empty: there is none.
std::string part_of(const Url& url, CURLUPart part) {
  char* text = nullptr;
  if (!url || curl_url_get(url.get(), part, &text, 0) != CURLUE_OK) return {};
  const std::unique_ptr<char, CurlFree> owned(text);
  return text;
}

bool is_loopback(std::string_view host) {
  return host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}

}  // namespace

std::string encoded(const std::string& text) {
  if (text.empty()) return {};
  const std::unique_ptr<char, CurlFree> escaped(
      curl_easy_escape(nullptr, text.data(), static_cast<int>(text.size())));
  return escaped.get();
}

std::string form_of(const FormFields& fields) {
  std::string form;
  for (const auto& [name, value] : fields) {
    form += (form.empty() ? "" : "&") + encoded(name) + "=" + encoded(value);
  }
  return form;
}

// Judged by the parser that it is fetched by: two parsers may see two hosts in one address.
bool is_fetchable(std::string_view url) {
  const auto parsed = parse(url);
  if (!parsed || !part_of(parsed, CURLUPART_USER).empty() ||
      !part_of(parsed, CURLUPART_FRAGMENT).empty()) {
    return false;
  }
  const std::string scheme = part_of(parsed, CURLUPART_SCHEME);
  return scheme == "https" || (scheme == "http" && is_loopback(part_of(parsed, CURLUPART_HOST)));
}

std::string host_of(std::string_view url) {
  const auto parsed = parse(url);
  const std::string port = part_of(parsed, CURLUPART_PORT);
  return part_of(parsed, CURLUPART_HOST) + (port.empty() ? "" : ":" + port);
}

tl::expected<FetchAnswer, std::string> fetch_over_network(const FetchRequest& request) {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  const Handle handle(curl_easy_init(), curl_easy_cleanup);
  if (started != CURLE_OK || !handle) return tl::unexpected<std::string>("libcurl does not start");
  if (!is_fetchable(request.url)) return tl::unexpected<std::string>("not https: " + request.url);
  CURL* const curl = handle.get();
  FetchAnswer answer;
  curl_easy_setopt(curl, CURLOPT_URL, request.url.c_str());
  const bool is_plain = request.url.starts_with("http:");
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, is_plain ? "http" : "https");
  if (is_plain) curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, connect_milliseconds_max);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, milliseconds_max);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer);
  if (request.is_given_up) {
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, stop_if_given_up);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, request.is_given_up);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  }
  if (!request.form.empty()) {
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, static_cast<long>(request.form.size()));
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.form.c_str());
  }
  if (!request.user.empty()) {
    curl_easy_setopt(curl, CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
    curl_easy_setopt(curl, CURLOPT_USERNAME, request.user.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, request.password.c_str());
  }
  const std::unique_ptr<curl_slist, CurlFree> headers(
      curl_slist_append(nullptr, "accept: application/json"));
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
  const CURLcode done = curl_easy_perform(curl);
  if (done != CURLE_OK) return tl::unexpected(std::string(curl_easy_strerror(done)));
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  answer.status = static_cast<int>(status);
  return answer;
}

}  // namespace motcua
