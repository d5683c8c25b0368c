import { casesOf } from '../case.js'
import { everywhere, instead, onTop, redirect, replace, style } from '../edits.js'
import type { PortalNight } from '../sites/portal.js'

const { noise, material, hostile } = casesOf('portal', 'second')

const ACCOUNT = '/account'
const DATA = '/account/data'
const FORM = '/forms/objection'
const LINK = '<a href="/account/data">Data protection</a>'

function both(...nights: readonly PortalNight[]): PortalNight {
  return { edit: (html, path) => nights.reduce((page, night) => night.edit?.(page, path) ?? page, html) }
}

export const portalSecond = [
  noise('no advertisement today', { edit: (html) => html.replace(/<div class="ad"[^>]*>.*?<\/div>/s, '') }),
  noise('two advertisements today', { edit: (html) => html.replace(/(<div class="ad"[^>]*>.*?<\/div>)/s, '$1$1') }),
  noise(
    'a badge appears in the header',
    everywhere('>Help</a></nav>', '>Help</a></nav><span role="status">2 new</span>'),
  ),
  noise('the year in the footer turns', everywhere('</footer>', '<small>© 2027 City</small></footer>')),
  noise('other numbers: German format', {
    edit: (html) => html.replace(/([\d,]+) visitors today/, '12.345 visitors today'),
  }),
  noise('the header becomes sticky', style('header{position:sticky;top:0}')),
  noise('links underlined on hover look another way', style('nav a{text-decoration-thickness:2px}')),
  noise('the page comes compressed, without optional tags', everywhere('</body>', '')),
  noise('the main part is wider', style('main{width:760px}')),
  noise('attributes in another order', {
    edit: (html) => html.replace(/<a href="([^"]*)">/g, '<a data-track="x" href="$1" rel="noopener">'),
  }),
  noise(
    'typographic apostrophes and a trailing space',
    replace(DATA, 'Write to the data protection officer.', 'Write to the data  protection officer. '),
  ),
  noise('tracking parameters on links', {
    edit: (html) => html.replace(/href="(\/account[^"]*)"/g, 'href="$1?ref=nav"'),
  }),
  noise('an image loads lazily', {
    edit: (html) => html.replace('<img class="avatar"', '<img loading="lazy" class="avatar"'),
  }),
  noise('letters spaced by a fraction of a pixel', style('p{letter-spacing:.02px}')),
  noise(
    'a survey button floats in the corner',
    everywhere('</body>', '<button style="position:fixed;right:0;bottom:0">Feedback</button></body>'),
  ),
  noise(
    'the target is a button with the same label',
    replace(ACCOUNT, LINK, '<button onclick="location=\'/account/data\'">Data protection</button>'),
  ),

  material(
    'target abbreviated',
    replace(ACCOUNT, '>Data protection<', '>Data prot.<'),
    'changed',
    'label-renamed@data',
  ),
  material(
    'target in another language',
    replace(ACCOUNT, '>Data protection<', '>Datenschutz<'),
    'changed',
    'label-renamed@data',
  ),
  material(
    'whole menu in another language',
    both(
      replace(ACCOUNT, '>Profile<', '>Profil<'),
      replace(ACCOUNT, '>Data protection<', '>Datenschutz<'),
      replace(ACCOUNT, '>Security<', '>Sicherheit<'),
    ),
    'changed',
    'label-renamed@data',
  ),
  material(
    'visible label changed, accessible name kept',
    replace(ACCOUNT, LINK, '<a href="/account/data" aria-label="Data protection">Your rights</a>'),
    'changed',
    'label-renamed@data',
  ),
  material('first step renamed', everywhere('>My account<', '>My profile<'), 'changed', 'label-renamed@account'),
  material(
    'first step gone',
    everywhere('href="/account">My account</a>', 'href="/x"></a>'),
    'broken',

    'step-missing@account',
  ),
  material(
    'last link replaced by text',
    replace(
      DATA,
      '<a href="/forms/objection"><img src="/button.svg" width="200" height="40" alt="Objection form"></a>',
      'Please write a letter.',
    ),
    'broken',
    'step-missing@form',
  ),
  material(
    'picture button has another alternative text',
    replace(DATA, 'alt="Objection form"', 'alt="Contact form"'),
    'changed',
    'label-renamed@form',
  ),
  material('form answers 500', instead(FORM, '<h1>Error</h1>', 500), 'blocked', 'obstacle@arrival'),
  material(
    'form moved to another address',
    both(replace(DATA, '/forms/objection', '/forms/objection-2027')),
    'broken',
    'link-dead@arrival',
    'link-target-changed@form',
  ),
  material('form redirects to the start page', redirect(FORM, '/'), 'broken', 'destination-other-form@arrival'),
  material(
    'heading of the form reworded',
    replace(FORM, '<h1>Object to the use of your data', '<h1>Object to the processing of your data'),
    'changed',
    'label-renamed@arrival',
  ),
  material(
    'another form under the same address',
    replace(
      FORM,
      '<h1>Object to the use of your data</h1><p>We will answer within 30 days.</p>',
      '<h1>Report a pothole</h1><p>Tell us where it is.</p>',
    ),
    'broken',
    'destination-other-form@arrival',
  ),
  material(
    'key sentence removed',
    replace(FORM, '<p>We will answer within 30 days.</p>', ''),
    'broken',
    'destination-other-form@arrival',
  ),
  material(
    'key sentence reversed',
    replace(FORM, 'We will answer within 30 days.', 'We will not answer within 30 days.'),
    'broken',
    'destination-other-form@arrival',
  ),
  material(
    'claimed sentence removed',
    replace(FORM, '<p>You do not have to give a reason.</p>', ''),
    'changed',
    'claim-contradicted@arrival',
    'text-changed@arrival',
  ),
  material('field label changed', replace(FORM, '<label>Topic', '<label>Subject'), 'changed', 'label-renamed@arrival'),
  material(
    'options of a field changed',
    replace(FORM, '<option>Statistics', '<option>Research'),
    'changed',
    'text-changed@arrival',
  ),
  material(
    'e-mail no longer required',
    replace(FORM, ' required value', ' value'),
    'changed',
    'field-now-optional@arrival',
  ),
  material(
    'new tick box',
    replace(FORM, '<button>', '<label><input type="checkbox" required> I have read the terms</label><button>'),
    'changed',
    'field-added@arrival',
  ),
  material(
    'submit button gone',
    replace(FORM, '<button>Send objection</button>', ''),
    'broken',
    'submit-removed@arrival',
  ),
  material(
    'region notice instead of the form',
    instead(FORM, '<h1>Not available</h1><p>This service is only for residents.</p>'),
    'broken',
    'destination-other-form@arrival',
  ),
  material(
    'log-in wall at the form',
    instead(
      FORM,
      '<h1>Sign in</h1><form method="post"><label>Password <input type="password"></label><button>Go</button></form>',
    ),
    'blocked',
    'obstacle@arrival',
  ),
  material(
    'captcha at the form',
    instead(FORM, '<h1>Security check</h1><p>Please complete the CAPTCHA to continue.</p>'),
    'blocked',
    'obstacle@arrival',
  ),
  material('too many requests', instead(ACCOUNT, '<h1>Slow down</h1>', 429), 'blocked', 'obstacle@data'),
  material('redirect in a circle', redirect('/', '/'), 'broken', 'link-dead@start'),

  hostile(
    'a page that scrolls for ever',
    everywhere('</main>', `${'<p>More and more.</p>'.repeat(3000)}</main>`),
    'changed',
    'item-added@arrival',
  ),
  hostile(
    'a label of ten thousand letters beside the target',
    replace(
      ACCOUNT,
      '<li><a href="/account/security">Security</a></li>',
      `<li><a href="/account/security">${'Security '.repeat(1200)}</a></li>`,
    ),
    'changed',
    'label-renamed@data',
  ),
  hostile(
    'a dialog nobody knows covers everything',
    onTop(
      '<div role="dialog" aria-label="Offer" style="position:fixed;inset:0;background:#fff;z-index:99"><button>Buy now</button></div>',
    ),
    'broken',
    'step-unusable@account',
  ),
]
