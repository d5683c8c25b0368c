import { parentPort, workerData } from 'node:worker_threads'
import { putLinks, type Sent } from './links.js'
import { manifestOf } from './manifest.js'
import { openStatus, outlinesOf } from './status-file.js'

// Writes the files of some links; another thread writes those of the others.

const { before, status: bytes, publication, ...sent } = workerData as Sent
const status = openStatus(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
putLinks(
  {
    ...sent,
    before: before && manifestOf(before),
    status,
    publication: { ...publication, status: { ...status.frame, links: outlinesOf(status) } },
  },
  (written) => parentPort?.postMessage(written),
)
