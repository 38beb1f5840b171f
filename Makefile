# The front door. Every target installs what it needs (Debian 12/13, Ubuntu 24.04; root or sudo).
#   make run          build, start a demo company on a real Asterisk, open the window (ARGS="--mode phone --windows 2")
#   make test         build and run every test
#   make tsan         the server's tests and scenarios under ThreadSanitizer
#   make bench        measure; writes build/bench.json
#   make screenshots  the window's main screens as PNG under build/screenshots
#   make package      Debian packages of the desktop and of the server under build/packages
#   make fuzz         a short run of every fuzz target (FUZZ_SECONDS=20)

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
FUZZ_SECONDS ?= 20

.PHONY: run test tsan bench screenshots package fuzz check format deps release clean

run: deps release
	@tools/demo --build build/release $(ARGS)

screenshots: deps release
	@tools/demo --build build/release --screenshots build/screenshots

release:
	@tools/build release euterpe euterpe-server euterpe-admin

package: deps release
	@tools/install-deps package
	@cd build/release && cpack --config CPackConfig.cmake
	@tests/packaging/size_test.sh build/release

test:
	@tools/test

tsan:
	@tools/test --threads

bench:
	@tools/install-deps build test bench
	@tools/build release benchmarks
	@bench/run --build build/release --output build/bench.json

fuzz: deps
	@tools/build fuzz
	@tools/fuzz --build build/fuzz --seconds $(FUZZ_SECONDS)

check:
	@tools/check_layers.py
	@tools/format.sh --check

format:
	@tools/format.sh

deps:
	@tools/install-deps build test bench

clean:
	rm -rf build
