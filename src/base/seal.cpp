#include "base/seal.h"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <memory>
#include <stdexcept>

#include "base/digest.h"

namespace talewright {

namespace {

constexpr std::size_t kKey = 32, kNonce = 12, kTag = 16;

struct Free {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Cipher = std::unique_ptr<EVP_CIPHER_CTX, Free>;

const unsigned char* bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
int length(std::string_view text) { return static_cast<int>(text.size()); }

void check(int result) {
  if (result != 1) throw std::runtime_error("sealing failed");
}

}  // namespace

std::string new_seal_key() {
  std::string key(kKey, '\0');
  if (RAND_bytes(bytes(key), kKey) != 1) throw std::runtime_error("no random numbers");
  return key;
}

std::string seal(std::string_view key, std::string_view purpose, std::string_view text) {
  if (key.size() != kKey) throw std::logic_error("a seal's key has 32 bytes");
  std::string nonce(kNonce, '\0'), tag(kTag, '\0'), hidden(text.size(), '\0');
  if (RAND_bytes(bytes(nonce), kNonce) != 1) throw std::runtime_error("no random numbers");
  const Cipher cipher(EVP_CIPHER_CTX_new());
  int n = 0;
  check(EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, bytes(key), bytes(nonce)));
  check(EVP_EncryptUpdate(cipher.get(), nullptr, &n, bytes(purpose), length(purpose)));
  check(EVP_EncryptUpdate(cipher.get(), bytes(hidden), &n, bytes(text), length(text)));
  check(EVP_EncryptFinal_ex(cipher.get(), bytes(tag), &n));
  check(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, kTag, tag.data()));
  return base64(nonce + tag + hidden);
}

std::optional<std::string> unseal(std::string_view key, std::string_view purpose,
                                  std::string_view sealed) {
  std::optional<std::string> whole = from_base64(sealed);
  if (key.size() != kKey || !whole || whole->size() < kNonce + kTag) return std::nullopt;
  const std::string_view nonce = std::string_view(*whole).substr(0, kNonce);
  std::string tag = whole->substr(kNonce, kTag);
  const std::string_view hidden = std::string_view(*whole).substr(kNonce + kTag);
  std::string text(hidden.size(), '\0'), rest(kTag, '\0');
  const Cipher cipher(EVP_CIPHER_CTX_new());
  int n = 0;
  check(EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, bytes(key), bytes(nonce)));
  check(EVP_DecryptUpdate(cipher.get(), nullptr, &n, bytes(purpose), length(purpose)));
  check(EVP_DecryptUpdate(cipher.get(), bytes(text), &n, bytes(hidden), length(hidden)));
  check(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, kTag, tag.data()));
  if (EVP_DecryptFinal_ex(cipher.get(), bytes(rest), &n) != 1) return std::nullopt;
  return text;
}

}  // namespace talewright
