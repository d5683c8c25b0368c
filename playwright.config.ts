import { defineConfig } from 'playwright/test'
import { engineConfig } from './dist/run/engine-config.js'

// The engine of `guidewatch run`. To step through the walks of a run: GUIDEWATCH_PLAN=RUN/plan.json npx playwright test --ui
export default defineConfig(engineConfig(import.meta.dirname))
