import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { decisionSchema } from '../../cause/decision.js'
import { BadInputError, Mistake } from '../../mistake/mistake.js'
import type { Answer, Desk, Desks } from './desk.js'
import { refused } from './guards.js'

const idSchema = z.string().max(300)
/** `replaces`: the ids of the decisions of the same cause that the person saw. */
const decideSchema = z.object({
  decision: decisionSchema,
  replaces: z.union([idSchema.transform((id) => [id]), z.array(idSchema).max(2000), z.null().transform(() => [])]),
})
const consequenceAskedSchema = z.object({ decision: decisionSchema })
const undoSchema = z.object({ id: idSchema })
const acknowledgeSchema = z.object({
  incident: z.int().positive(),
  days: z.int().min(1).max(90),
  reason: z.string().trim().min(1).max(500),
})
const finishSchema = z.object({})

/** What the page asks and hands in, below `/runs/<run>/api`: every answer is JSON, every error a sentence. */
export function decideApi(desks: Desks): Hono {
  const api = new Hono()
  api.get('/review', (c) => at(c, desks, async (desk) => c.json(await desk.standing())))
  api.post('/consequence', (c) =>
    at(c, desks, async (desk) => c.json(await desk.consequence((await asked(c, consequenceAskedSchema)).decision))),
  )
  api.post('/decisions', (c) =>
    at(c, desks, async (desk) => {
      const { decision, replaces } = await asked(c, decideSchema)
      return answered(c, await desk.decide(decision, replaces))
    }),
  )
  api.post('/undo', (c) => at(c, desks, async (desk) => answered(c, await desk.undo((await asked(c, undoSchema)).id))))
  api.post('/acknowledge', (c) =>
    at(c, desks, async (desk) => {
      const { incident, days, reason } = await asked(c, acknowledgeSchema)
      await desk.acknowledge(incident, days, reason)
      return c.json({})
    }),
  )
  api.post('/finish', (c) =>
    at(c, desks, async (desk) => {
      await asked(c, finishSchema)
      return c.json(await desk.finish())
    }),
  )
  return api
}

async function at(c: Context, desks: Desks, work: (desk: Desk) => Promise<Response>): Promise<Response> {
  const desk = desks(c.req.param('run') ?? '')
  return desk ? work(desk) : refused(c, 404, 'There is no such run.')
}

/** @throws BadInputError when the body is not what is expected. */
async function asked<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const body: unknown = await c.req.json().catch(() => undefined)
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new BadInputError(`This is no such request: ${issue?.path.join('.') || 'body'}: ${issue?.message}.`)
}

/** 409 with what holds instead, where the decision was not taken. */
function answered(c: Context, answer: Answer): Response {
  return 'conflict' in answer ? c.json(answer.conflict, 409) : c.json(answer)
}

/** Tells what a person got wrong; whatever else fails is told in the terminal. */
export function failed(error: Error, c: Context): Response {
  if (error instanceof BadInputError) return refused(c, 400, error.message)
  if (error instanceof Mistake) return refused(c, 422, error.message)
  process.stderr.write(`guidewatch failed: ${error.stack ?? error.message}\n`)
  return refused(c, 500, 'guidewatch itself failed; the terminal says how.')
}
