import type { Command } from 'commander'
import { jsonSchema } from '../flow/json-schema.js'
import { flowSchema, partSchema } from '../flow/schema.js'
import { guideChecksFileSchema } from '../guides/checks-file.js'
import { labelsFileSchema } from '../guides/labels-file.js'
import { noticeSchema, stateSchema } from '../incident/incident.js'
import { linkFileSchema } from '../publish/embed/fragment.js'
import { illustratedGuideSchema } from '../publish/guide/guide.js'
import { comparisonsSchema, obstaclesSchema } from '../publish/record/obstacles.js'
import { discoverySchema, headSchema, statusSchema } from '../publish/schema.js'
import { settingsSchema } from '../settings/settings.js'
import { planSchema } from '../state/plan.js'
import { runSchema, walkResultSchema } from '../state/result.js'
import { sessionListSchema } from '../state/session-list.js'
import { answersSchema } from './attest-answers.js'

const SCHEMAS = {
  flow: () => jsonSchema(flowSchema, 'urn:guidewatch:schema:flow:1', 'guidewatch flow'),
  part: () => jsonSchema(partSchema, 'urn:guidewatch:schema:part:1', 'guidewatch shared part'),
  settings: () => jsonSchema(settingsSchema, 'urn:guidewatch:schema:settings:1', 'guidewatch settings'),
  run: () => jsonSchema(runSchema, 'urn:guidewatch:schema:run:2', 'guidewatch run.json'),
  walk: () => jsonSchema(walkResultSchema, 'urn:guidewatch:schema:walk:1', 'guidewatch judged.json'),
  attestation: () => jsonSchema(answersSchema, 'urn:guidewatch:schema:attestation:1', 'guidewatch attest --from'),
  plan: () => jsonSchema(planSchema, 'urn:guidewatch:schema:plan:2', 'guidewatch plan.json'),
  incidents: () => jsonSchema(stateSchema, 'urn:guidewatch:schema:incidents:1', 'guidewatch incidents'),
  notice: () => jsonSchema(noticeSchema, 'urn:guidewatch:schema:notice:1', 'guidewatch notice'),
  status: () => jsonSchema(statusSchema, 'urn:guidewatch:schema:status:2', 'guidewatch status.json'),
  head: () => jsonSchema(headSchema, 'urn:guidewatch:schema:head:1', 'the signed payload of a guidewatch head.json'),
  discovery: () =>
    jsonSchema(discoverySchema, 'urn:guidewatch:schema:discovery:1', 'guidewatch .well-known/guidewatch.json'),
  link: () => jsonSchema(linkFileSchema, 'urn:guidewatch:schema:link:1', 'guidewatch link.json'),
  guide: () => jsonSchema(illustratedGuideSchema, 'urn:guidewatch:schema:guide:1', 'a guide in words and pictures'),
  obstacles: () => jsonSchema(obstaclesSchema, 'urn:guidewatch:schema:obstacles:1', 'the obstacle record of a link'),
  labels: () => jsonSchema(labelsFileSchema, 'urn:guidewatch:schema:labels:1', 'guidewatch labels.json'),
  sessions: () => jsonSchema(sessionListSchema, 'urn:guidewatch:schema:sessions:1', 'guidewatch sessions list --json'),
  'guide-checks': () =>
    jsonSchema(guideChecksFileSchema, 'urn:guidewatch:schema:guide-checks:1', 'guidewatch check-guides --json'),
  comparisons: () => jsonSchema(comparisonsSchema, 'urn:guidewatch:schema:comparisons:1', 'ways side by side'),
}

export type SchemaName = keyof typeof SCHEMAS
export const SCHEMA_NAMES = Object.keys(SCHEMAS) as SchemaName[]

/** The JSON Schema of a kind of file, as text. */
export function schemaText(name: SchemaName): string {
  return `${JSON.stringify(SCHEMAS[name](), null, 2)}\n`
}

export function schemaCommand(command: Command): void {
  command.argument('[kind]', SCHEMA_NAMES.join(', '), 'flow').action((kind: string) => {
    const name = SCHEMA_NAMES.find((known) => known === kind)
    if (!name) {
      process.stderr.write(`There is no schema \`${kind}\`; there are ${SCHEMA_NAMES.join(', ')}.\n`)
      process.exitCode = 2
      return
    }
    process.stdout.write(schemaText(name))
  })
}
