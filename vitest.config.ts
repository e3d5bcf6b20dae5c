import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**'],
    isolate: false, // no module keeps what a test could change; loading them anew for each file took half the time
    setupFiles: ['test/support/before-each-file.ts', 'test/support/after-each-file.ts'],
    testTimeout: 60_000, // the machine may be busy; nothing here waits on purpose
    env: { TZ: 'America/New_York' }, // a wrong zone on purpose: dates must come out as London's all the same
  },
})
