import { defineConfig } from 'vitest/config'

/**
 * Whole sites walked, night after night: `npm run test:slow`. What hangs is ended by the walks' own limits; these here are
 * only so long that a slow machine does not reach them.
 */
export default defineConfig({
  test: {
    include: ['test/**/*.slow.ts'],
    globalSetup: 'test/helpers/own-temporary-folder.ts',
    maxWorkers: 2,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
})
