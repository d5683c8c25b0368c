import type { FullResult, Reporter, TestCase, TestError, TestResult } from 'playwright/types/testReporter'

/** What the engine tells `guidewatch run`, one JSON object per line on standard output. */
export type EngineEvent =
  | { readonly event: 'walk-started'; readonly id: string }
  | { readonly event: 'walk-ended'; readonly id: string }
  | { readonly event: 'failed'; readonly message: string }

/** Reports walks as they start and end. A test that fails is tried again and has not ended yet; a skipped one was none. */
export default class EventReporter implements Reporter {
  printsToStdio(): boolean {
    return true
  }

  onTestBegin(test: TestCase): void {
    tell({ event: 'walk-started', id: test.title })
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status === 'skipped') return
    if (result.status === 'passed' || result.retry === test.retries) tell({ event: 'walk-ended', id: test.title })
  }

  onError(error: TestError): void {
    tell({ event: 'failed', message: error.message ?? 'unknown error' })
  }

  onEnd(_result: FullResult): void {}
}

function tell(event: EngineEvent): void {
  process.stdout.write(`${JSON.stringify(event)}\n`)
}
