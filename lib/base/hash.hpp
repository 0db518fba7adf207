// SPDX-License-Identifier: Apache-2.0
// SHA-256 (identities, packs, files, blocks; by libcrypto) and SM3 (handover lists; by libgcrypt).
#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace mi::base {

enum class Algorithm { sha256, sm3 };

class Hasher {
 public:
  explicit Hasher(Algorithm algorithm = Algorithm::sha256);
  ~Hasher();
  Hasher(Hasher&&) noexcept;
  Hasher& operator=(Hasher&&) noexcept;
  Hasher& add(std::string_view bytes);
  std::string hex();  // lower case; ends the hasher's life

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string sha256(std::string_view bytes);  // its 32 bytes
std::string sha256_hex(std::string_view bytes);
std::string sm3_hex(std::string_view bytes);
std::string random_hex(int bytes);  // from the system's random source

}  // namespace mi::base
