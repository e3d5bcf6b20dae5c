import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**'],
    testTimeout: 30_000, // the machine may be busy; nothing here waits on purpose
    env: { TZ: 'America/New_York' }, // a wrong zone on purpose: dates must come out as London's all the same
  },
})
