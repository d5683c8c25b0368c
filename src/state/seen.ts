import { createHash } from 'node:crypto'
import type { Screen } from '../screen/screen.js'

/** Stands for what was seen on a screen, tree and picture: 64 hexadecimal digits. */
export function seenOf({ image, tree }: Pick<Screen, 'image' | 'tree'>): string {
  return createHash('sha256')
    .update(JSON.stringify([image.sha256, tree]))
    .digest('hex')
}
