import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['integrations/wordpress/test/*.test.ts'],
    // One WordPress, brought from one condition into the next.
    maxWorkers: 1,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
