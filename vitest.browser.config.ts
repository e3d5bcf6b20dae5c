import { defineConfig } from 'vitest/config'

/** `npm run browser`: a real Chromium over a real server. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    fileParallelism: false, // the one browser uses every processor by itself
    isolate: false,
    globalSetup: 'test/browser/global-setup.ts',
    testTimeout: 30_000,
    hookTimeout: 30_000,
    env: { TZ: 'America/New_York' },
  },
})
