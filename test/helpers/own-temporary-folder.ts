import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Gives all tests a folder for temporary files of their own, which is gone with them. */
export default function setUp(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'guidewatch-tests-'))
  process.env.TMPDIR = folder
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}
