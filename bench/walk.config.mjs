import { join } from 'node:path'

export default {
  testDir: import.meta.dirname,
  testMatch: 'walk.spec.mjs',
  workers: 1,
  timeout: 60_000,
  reporter: 'line',
  outputDir: join(process.env.BENCH_FOLDER, 'results'),
  snapshotPathTemplate: join(process.env.BENCH_FOLDER, 'baseline', '{arg}{ext}'),
}
