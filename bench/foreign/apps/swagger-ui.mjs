import { either, noise } from '../labels.mjs'
import { npmPackage } from '../npm.mjs'
import { serveFolder } from '../site.mjs'

const ADD = 'add-owner/try/en-US-desktop'
const FIND = 'find-visit/open/en-US-desktop'
const [MIDDLE, NEW] = ['5.17.14', '5.35.0']

/** Swagger UI: a single-page application that draws the description of an interface, here of a veterinary practice. */
export default {
  id: 'swagger-ui',
  spa: true,
  versions: [MIDDLE, NEW],
  install: (cache, version) => npmPackage(cache, 'swagger-ui-dist', version),
  serve: (folder, _, port) =>
    serveFolder(folder, port, {
      '/practice.json': { type: 'application/json', body: JSON.stringify(practice()) },
      '/swagger-initializer.js': {
        type: 'text/javascript',
        body: `window.onload = () => { window.ui = SwaggerUIBundle({ url: '/practice.json', dom_id: '#swagger-ui', deepLinking: true, presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset], layout: 'StandaloneLayout' }) }`,
      },
    }),
  walks: [
    {
      walk: ADD,
      // It draws nothing until all has come: a picture that never does keeps readers out, too.
      without: ['never-ending-image'],
      version: MIDDLE,
      steps: [
        {
          step: 'operation',
          css: '#operations-owners-addOwner .opblock-summary-control',
          renamed: 'Register a keeper',
          opposite: 'Remove an owner',
        },
        { step: 'try', css: '#operations-owners-addOwner .try-out__btn', renamed: 'Begin', opposite: 'Cancel' },
      ],
      form: {
        css: '#operations-owners-addOwner .opblock-body',
        submit: '#operations-owners-addOwner .execute',
        submitRenamed: 'Delete',
        heading: '.information-container h1, .information-container h2',
      },
    },
  ],
  nights: [
    { id: 'add-owner-unchanged', walk: ADD, from: MIDDLE, nights: 3, class: 'unchanged', expect: noise() },
    { id: 'find-visit-unchanged', walk: FIND, from: NEW, nights: 3, class: 'unchanged', expect: noise() },
    // The same operations under the same names; a button for dark mode is new at the top.
    { id: 'add-owner-5.17-5.35', walk: ADD, from: MIDDLE, to: NEW, expect: either() },
    { id: 'find-visit-5.17-5.35', walk: FIND, from: MIDDLE, to: NEW, expect: either() },
  ],
}

function practice() {
  const things = ['owner', 'visit', 'pet', 'medicine', 'invoice', 'room', 'nurse', 'vaccination']
  const named = (name, type = 'string') => ({
    name,
    in: 'query',
    required: name === 'name',
    schema: { type },
    description: `The ${name}.`,
  })
  const response = { 200: { description: 'Done' } }
  const paths = Object.fromEntries(
    things.flatMap((thing) => {
      const tags = [`${thing}s`]
      const Thing = thing[0].toUpperCase() + thing.slice(1)
      return [
        [
          `/${thing}s`,
          {
            get: {
              tags,
              operationId: `find${Thing}`,
              summary: `Find a ${thing}`,
              parameters: [named('name'), named('limit', 'integer')],
              responses: response,
            },
            post: {
              tags,
              operationId: `add${Thing}`,
              summary: `Add a ${thing}`,
              parameters: [named('name'), named('town'), named('telephone'), named('newsletter', 'boolean')],
              responses: response,
            },
          },
        ],
        [
          `/${thing}s/{id}`,
          {
            parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
            get: { tags, operationId: `show${Thing}`, summary: `Show a ${thing}`, responses: response },
            delete: { tags, operationId: `delete${Thing}`, summary: `Delete a ${thing}`, responses: response },
          },
        ],
      ]
    }),
  )
  return {
    openapi: '3.0.3',
    info: { title: 'Veterinary practice', version: '1.0.0', description: 'Owners, pets and visits.' },
    tags: things.map((thing) => ({ name: `${thing}s`, description: `Everything about ${thing}s` })),
    paths,
  }
}
