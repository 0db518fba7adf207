// SPDX-License-Identifier: Apache-2.0
#include "base/hash.hpp"

#include <gcrypt.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <utility>
#include <variant>

#include "base/error.hpp"
#include "base/message.hpp"

namespace mi::base {
namespace {

constexpr std::size_t hash_bytes = 32;  // of both

void require(bool done) {
  if (!done)
    throw Error(ErrorKind::cannot, say("the cryptographic libraries (OpenSSL, libgcrypt) failed"), {},
                say("check that OpenSSL 3 with SHA-256 and libgcrypt with SM3 are installed and not restricted by their settings"));
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

class Sha256 {
 public:
  Sha256() : context_(EVP_MD_CTX_new()) { start(); }
  void start() { require(context_ != nullptr && EVP_DigestInit_ex(context_.get(), method(), nullptr) == 1); }
  void add(std::string_view bytes) { require(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1); }
  void digest(unsigned char* result) {
    unsigned size = 0;
    require(EVP_DigestFinal_ex(context_.get(), result, &size) == 1 && size == hash_bytes);
  }
  std::string hex() {
    unsigned char result[EVP_MAX_MD_SIZE];
    digest(result);
    return to_hex(result, hash_bytes);
  }

 private:
  struct Free {
    void operator()(EVP_MD* method) const { EVP_MD_free(method); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  };
  std::unique_ptr<EVP_MD_CTX, Free> context_;

  // Looked up once: a look-up costs more than the hash of a short text.
  static const EVP_MD* method() {
    static const std::unique_ptr<EVP_MD, Free> found(EVP_MD_fetch(nullptr, "SHA2-256", nullptr));
    require(found != nullptr);
    return found.get();
  }
};

// By libgcrypt, which has code for our processors; OpenSSL 3.0 takes a third longer.
class Sm3 {
 public:
  Sm3() {
    require(is_ready());
    require(gcry_md_open(&handle_, GCRY_MD_SM3, 0) == GPG_ERR_NO_ERROR);
  }
  ~Sm3() { gcry_md_close(handle_); }
  Sm3(const Sm3&) = delete;
  Sm3& operator=(const Sm3&) = delete;
  void add(std::string_view bytes) { gcry_md_write(handle_, bytes.data(), bytes.size()); }
  std::string hex() { return to_hex(gcry_md_read(handle_, GCRY_MD_SM3), hash_bytes); }

 private:
  gcry_md_hd_t handle_ = nullptr;

  static bool is_ready() {
    static const bool ready = [] {
      const bool known = gcry_check_version(GCRYPT_VERSION) != nullptr;
      gcry_control(GCRYCTL_DISABLE_SECMEM, 0);  // what is hashed is no secret
      gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0);
      return known;
    }();
    return ready;
  }
};

}  // namespace

struct Hasher::State {
  std::variant<Sha256, Sm3> hash;
  explicit State(Algorithm algorithm) {
    if (algorithm == Algorithm::sm3) hash.emplace<Sm3>();
  }
};

Hasher::Hasher(Algorithm algorithm) : state_(std::make_unique<State>(algorithm)) {}

Hasher::~Hasher() = default;
Hasher::Hasher(Hasher&&) noexcept = default;
Hasher& Hasher::operator=(Hasher&&) noexcept = default;

Hasher& Hasher::add(std::string_view bytes) {
  if (!state_) throw Error(ErrorKind::internal, "a hash was used after its end");
  std::visit([bytes](auto& hash) { hash.add(bytes); }, state_->hash);
  return *this;
}

std::string Hasher::hex() {
  if (!state_) throw Error(ErrorKind::internal, "a hash was used after its end");
  const auto state = std::exchange(state_, nullptr);
  return std::visit([](auto& hash) { return hash.hex(); }, state->hash);
}

std::string sha256(std::string_view bytes) {
  static thread_local Sha256 hash;  // making one costs more than the hash of a short text
  hash.start();
  hash.add(bytes);
  std::string result(hash_bytes, '\0');
  hash.digest(reinterpret_cast<unsigned char*>(result.data()));
  return result;
}

std::string sha256_hex(std::string_view bytes) { return Hasher(Algorithm::sha256).add(bytes).hex(); }

std::string sm3_hex(std::string_view bytes) { return Hasher(Algorithm::sm3).add(bytes).hex(); }

std::string random_hex(int bytes) {
  std::string buffer(static_cast<std::size_t>(bytes), '\0');
  auto* data = reinterpret_cast<unsigned char*>(buffer.data());
  require(RAND_bytes(data, bytes) == 1);
  return to_hex(data, buffer.size());
}

}  // namespace mi::base
