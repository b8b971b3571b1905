#!/usr/bin/env bash
# The one install step: brings what is missing to build and run Talewright on Debian 12, and with
# --tests what its tests use. Does nothing, quickly, when everything is here.
set -euo pipefail
cd "$(dirname "$0")"

packages=(g++ cmake ninja-build ccache mold pkg-config git ca-certificates
  libboost1.81-dev libboost-json1.81-dev libvalijson-dev libssl-dev
  libsqlite3-dev libspdlog-dev libfmt-dev libcli11-dev libcairo2-dev libpango1.0-dev
  libfontconfig-dev libqpdf-dev libdeflate-dev
  libcurl4-openssl-dev libzip-dev libcmark-gfm-dev libcmark-gfm-extensions-dev
  libturbojpeg0-dev libwebp-dev libgif-dev librsvg2-dev
  fonts-sil-andika fonts-quicksand fonts-leckerli-one fonts-dejavu-core
  fonts-comic-neue fonts-noto-core fonts-droid-fallback fonts-alee)
command -v node >/dev/null || packages+=(nodejs)
command -v npm >/dev/null || packages+=(npm)
if [[ "${1:-}" == --tests ]]; then
  packages+=(libgtest-dev libgmock-dev libbenchmark-dev libcpp-httplib-dev poppler-utils qpdf sqlite3 chromium librsvg2-bin
    curl jq openssl python3)
fi

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
if ((${#missing[@]})); then
  sudo=; [[ $(id -u) == 0 ]] || sudo=sudo
  echo "Installing ${missing[*]}" >&2
  $sudo apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
fi

# npm packages, when the lock file is newer than what is installed.
npm_install() {
  local stamp="$1/node_modules/.installed"
  [[ -e $stamp && ! "$1/package-lock.json" -nt $stamp ]] && return
  (cd "$1" && npm ci --no-fund --no-audit --loglevel=error >&2) && touch "$stamp"
}
npm_install .
if [[ "${1:-}" == --tests ]]; then npm_install ../tests/acceptance; fi
