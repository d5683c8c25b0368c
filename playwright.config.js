import { defineConfig } from 'playwright/test'
import { engineConfig } from './dist/engine/engine-config.js'

// The engine of `guidewatch run`. To step through the walks of a run: GUIDEWATCH_JOB=RUN/.job.json npx playwright test --ui
export default defineConfig(engineConfig(import.meta.dirname))
