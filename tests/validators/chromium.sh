#!/bin/sh
exec "${CHROMIUM:-chromium}" --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync "$@"
