import { defineConfig } from 'playwright/test'

export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: 'detect.spec.mjs',
  reporter: 'line',
  workers: 2,
  outputDir: `${process.env.BENCH_FOLDER}/test-results`,
  use: {
    launchOptions: { executablePath: process.env.BENCH_BROWSER, chromiumSandbox: process.getuid?.() !== 0 },
  },
})
