// SPDX-License-Identifier: Apache-2.0
#include "base/hash.hpp"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include "base/error.hpp"
#include "base/message.hpp"

namespace mi::base {
namespace {

struct FreeMethod {
  void operator()(EVP_MD* method) const { EVP_MD_free(method); }
};
struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Method = std::unique_ptr<EVP_MD, FreeMethod>;

void require(bool done) {
  if (!done)
    throw Error(ErrorKind::cannot, say("the cryptographic library (OpenSSL) failed"), {},
                say("check that OpenSSL 3 with SHA-256 and SM3 is installed and not restricted by its settings"));
}

// Looked up once: a look-up costs more than the hash of a short text.
const EVP_MD* method_of(Algorithm algorithm) {
  static const Method sha256(EVP_MD_fetch(nullptr, "SHA2-256", nullptr));
  static const Method sm3(EVP_MD_fetch(nullptr, "SM3", nullptr));
  const EVP_MD* method = (algorithm == Algorithm::sha256 ? sha256 : sm3).get();
  require(method != nullptr);
  return method;
}

std::string to_hex(const unsigned char* bytes, std::size_t count) {
  static const char digits[] = "0123456789abcdef";
  std::string text;
  text.reserve(count * 2);
  for (std::size_t i = 0; i < count; ++i) {
    text += digits[bytes[i] >> 4];
    text += digits[bytes[i] & 15];
  }
  return text;
}

std::string digest(Algorithm algorithm, std::string_view bytes) {
  unsigned char result[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  require(EVP_Digest(bytes.data(), bytes.size(), result, &size, method_of(algorithm), nullptr) == 1);
  return to_hex(result, size);
}

}  // namespace

struct Hasher::State {
  std::unique_ptr<EVP_MD_CTX, FreeContext> context{EVP_MD_CTX_new()};
};

Hasher::Hasher(Algorithm algorithm) : state_(std::make_unique<State>()) {
  require(state_->context != nullptr);
  require(EVP_DigestInit_ex(state_->context.get(), method_of(algorithm), nullptr) == 1);
}

Hasher::~Hasher() = default;
Hasher::Hasher(Hasher&&) noexcept = default;
Hasher& Hasher::operator=(Hasher&&) noexcept = default;

Hasher& Hasher::add(std::string_view bytes) {
  if (!state_) throw Error(ErrorKind::internal, "a hash was used after its end");
  require(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()) == 1);
  return *this;
}

std::string Hasher::hex() {
  if (!state_) throw Error(ErrorKind::internal, "a hash was used after its end");
  unsigned char result[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  require(EVP_DigestFinal_ex(state_->context.get(), result, &size) == 1);
  state_.reset();
  return to_hex(result, size);
}

std::string sha256(std::string_view bytes) {
  unsigned char result[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  require(EVP_Digest(bytes.data(), bytes.size(), result, &size, method_of(Algorithm::sha256), nullptr) == 1);
  return {reinterpret_cast<const char*>(result), size};
}

std::string sha256_hex(std::string_view bytes) { return digest(Algorithm::sha256, bytes); }

std::string sm3_hex(std::string_view bytes) { return digest(Algorithm::sm3, bytes); }

std::string random_hex(int bytes) {
  std::string buffer(static_cast<std::size_t>(bytes), '\0');
  auto* data = reinterpret_cast<unsigned char*>(buffer.data());
  require(RAND_bytes(data, bytes) == 1);
  return to_hex(data, buffer.size());
}

}  // namespace mi::base
