#!/usr/bin/env node
// The benchmarks run from their TypeScript sources, as the backend does in
// development, so that a figure never comes from a stale build.
require('@backstage/cli/config/nodeTransform.cjs');
require('../src');
