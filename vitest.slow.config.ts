import { defineConfig } from 'vitest/config'

/** Whole sites walked, night after night: `npm run test:slow`. */
export default defineConfig({
  test: { include: ['test/**/*.slow.ts'], maxWorkers: 2, testTimeout: 120_000, hookTimeout: 120_000 },
})
