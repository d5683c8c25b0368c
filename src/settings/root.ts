import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of guidewatch itself. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** `0.1.0` */
export const VERSION_OF_GUIDEWATCH = (
  JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly version: string }
).version
