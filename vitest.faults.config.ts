import { defineConfig } from 'vitest/config'

/** The faults that take long: `npm run test:faults`. */
export default defineConfig({
  test: {
    include: ['test/**/*.faults.ts'],
    globalSetup: 'test/helpers/own-temporary-folder.ts',
    testTimeout: 120_000,
  },
})
