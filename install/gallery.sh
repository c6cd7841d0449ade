#!/usr/bin/env bash
# Makes docs/gallery.md and docs/images/gallery.svg: one prompt, every sampler at 10, 20 and 40 steps, from the pocket model.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
set_up
dotnet run -c Release --project tests/Gallery -v quiet -- docs
