import { defineConfig } from 'vite';

// Relative and nothing inlined: built, it runs from any place and under the apps' own content security policy.
export default defineConfig({ base: './', build: { assetsInlineLimit: 0, modulePreload: { polyfill: false }, reportCompressedSize: false } });
