import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/helpers/own-temporary-folder.ts',
    // A walk waits for its browser and its pages a third of the time, in which another file gets on.
    maxWorkers: 3,
    // Files share what they import: loading it anew for each took a third of the time.
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
