import { parentPort, workerData } from 'node:worker_threads'
import { BadInputError } from '../mistake/mistake.js'
import { WriteError } from '../state/files.js'
import { putLinks, type Sent, type Written } from './links.js'
import { manifestOf } from './manifest.js'
import { openStatus } from './status-file.js'

// Writes the files of some links; another thread writes those of the others.

function written({ before, status: bytes, ...sent }: Sent): Written {
  const status = openStatus(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  try {
    return putLinks({ ...sent, before: before && manifestOf(before), status })
  } catch (error) {
    if (error instanceof BadInputError) return { failed: 'input', message: error.message }
    if (error instanceof WriteError) return { failed: 'write', message: error.message }
    throw error
  }
}

parentPort?.postMessage(written(workerData as Sent))
