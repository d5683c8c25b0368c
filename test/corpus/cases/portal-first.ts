import { casesOf } from '../case.js'
import { everywhere, instead, onTop, redirect, replace, style } from '../edits.js'

const { noise, material, hostile } = casesOf('portal', 'first')

const ACCOUNT = '/account'
const DATA = '/account/data'
const FORM = '/forms/objection'
const ENTRY = (path: string, name: string) => `<li><a href="/account/${path}">${name}</a></li>`

export const portalFirst = [
  noise('another visit: clock, counter, ad, avatar, greeting, badge, identifiers', {}),
  noise(
    'the cookie banner shows',
    onTop(
      '<div role="dialog" aria-label="Cookies" style="background:#ffd;padding:16px">We use cookies. <button onclick="this.parentNode.remove()">Accept all</button> <button onclick="this.parentNode.remove()">Only necessary</button></div>',
    ),
  ),
  noise(
    'a banner pushes everything down by 40 px',
    onTop('<div style="height:40px;background:#fe9">The town hall is closed on Monday.</div>'),
  ),
  noise(
    'dark theme by chance',
    style('body{background:#16191d;color:#eee}header,footer{background:#222}a{color:#8ab4f8}'),
  ),
  noise('wrappers and classes rebuilt', everywhere('<h1>', '<div class="x9f"><div></div></div><h1 class="t-1">')),
  noise('shifted by a fraction of a pixel', style('main{margin-left:.4px;margin-top:.3px}')),
  noise('a fallback font came late', style('aside{font-family:serif}')),
  noise(
    'a spinner turns in the corner',
    style(
      'body::after{content:"";position:fixed;right:9px;bottom:9px;width:20px;height:20px;border:3px solid #999;border-top-color:#333;border-radius:50%;animation:r 1s infinite}@keyframes r{to{transform:rotate(1turn)}}',
    ),
  ),
  noise(
    'non-breaking spaces, soft hyphens and curly quotes',
    replace(DATA, 'You may object to this use at any time.', 'You may ob&shy;ject to this&nbsp;use at any time.'),
  ),
  noise('news of the day', replace('/', 'The town hall is open on Saturdays.', 'The pool opens next week.')),
  noise(
    'another imprint in the footer',
    everywhere('<a href="/imprint">Imprint</a>', '<a href="/imprint">Imprint</a> <a href="/jobs">Jobs</a>'),
  ),

  material('target renamed', replace(ACCOUNT, '>Data protection<', '>Your data<'), 'changed', 'label-renamed@data'),
  material(
    'target differs in case only',
    replace(ACCOUNT, '>Data protection<', '>Data Protection<'),
    'changed',
    'label-renamed@data',
  ),
  material(
    'target differs in punctuation only',
    replace(ACCOUNT, '>Data protection<', '>Data-protection<'),
    'changed',
    'label-renamed@data',
  ),
  material('target removed', replace(ACCOUNT, ENTRY('data', 'Data protection'), ''), 'broken', 'step-missing@data'),
  material(
    'entry above the target removed',
    replace(ACCOUNT, ENTRY('profile', 'Profile'), ''),
    'changed',
    'item-removed@data',
  ),
  material(
    'entry beside the target renamed',
    replace(ACCOUNT, '>Security<', '>Passwords<'),
    'changed',
    'label-renamed@data',
  ),
  material(
    'new entry in the menu',
    replace(
      ACCOUNT,
      ENTRY('security', 'Security'),
      ENTRY('security', 'Security') + ENTRY('ai', 'Artificial intelligence'),
    ),
    'changed',
    'item-added@data',
  ),
  material(
    'target moved to the end of its menu',
    {
      edit: (html, path) =>
        path === ACCOUNT
          ? html
              .replace(ENTRY('data', 'Data protection'), '')
              .replace('</ul>', `${ENTRY('data', 'Data protection')}</ul>`)
          : html,
    },
    'changed',
    'item-reordered@data',
  ),
  material(
    'target moved into another list',
    {
      edit: (html, path) =>
        path === ACCOUNT
          ? html
              .replace(ENTRY('data', 'Data protection'), '')
              .replace(
                '<p>You are signed',
                `<h2>More</h2><ul aria-label="More">${ENTRY('data', 'Data protection')}</ul><p>You are signed`,
              )
          : html,
    },
    'changed',
    'item-moved@data',
  ),
  material(
    'target shows an icon instead of its label',
    replace(
      ACCOUNT,
      '>Data protection</a>',
      ' aria-label="Data protection"><svg width="20" height="20"><circle cx="10" cy="10" r="9"/></svg></a>',
    ),
    'changed',
    'label-in-picture@data',
  ),
  material(
    'label changed only inside an image',
    { edit: (html, path) => (path === '/button.svg' ? html.replace('Objection form', 'Contact us') : html) },
    'changed',
    'appearance-only@form',
  ),
  material(
    'target covered by an overlay',
    onTop('<div style="position:fixed;inset:0;background:rgba(255,255,255,.4);z-index:9">One moment</div>'),
    'broken',
    'step-unusable@account',
  ),
  material(
    'target hidden but present',
    replace(ACCOUNT, '<a href="/account/data">', '<a href="/account/data" hidden>'),
    'broken',
    'step-missing@data',
  ),
  material(
    'target leads to another page',
    replace(ACCOUNT, '/account/data"', '/help"'),
    'broken',
    'link-target-changed@data',
    'step-missing@form',
  ),
  material('form answers 404', instead(FORM, '<h1>Not found</h1>', 404), 'broken', 'link-dead@arrival'),
  material(
    'soft 404',
    instead(FORM, '<h1>Sorry</h1><p>This page is not available.</p>'),
    'broken',
    'link-dead@arrival',
  ),
  material('form redirects to the help page', redirect(FORM, '/help'), 'broken', 'destination-other-form@arrival'),
  material(
    'text reversed behind the same address',
    replace(FORM, 'You do not have to give a reason.', 'You have to give a reason.'),
    'changed',
    'claim-contradicted@arrival',
    'text-changed@arrival',
  ),
  material(
    'deadline changed in the key sentence',
    replace(FORM, '30 days', '90 days'),
    'changed',
    'text-changed@arrival',
  ),
  material(
    'new required field',
    replace(FORM, '<label>Topic', '<label>Date of birth <input name="birth" required></label><label>Topic'),
    'changed',
    'field-added@arrival',
  ),
  material(
    'field removed',
    replace(FORM, '<label>Reason <textarea name="reason"></textarea></label>', ''),
    'changed',
    'field-removed@arrival',
  ),
  material(
    'field now required',
    replace(FORM, '<textarea', '<textarea required'),
    'changed',
    'field-now-required@arrival',
  ),
  material(
    'field no longer prefilled',
    replace(FORM, ' value="anna@example.org"', ''),
    'changed',
    'field-no-longer-prefilled@arrival',
  ),
  material('submit renamed', replace(FORM, 'Send objection', 'Continue'), 'changed', 'submit-renamed@arrival'),
  material('submit disabled', replace(FORM, '<button>', '<button disabled>'), 'broken', 'submit-disabled@arrival'),
  material(
    'log-in wall',
    instead(
      ACCOUNT,
      '<h1>Log in</h1><form method="post"><label>Password <input type="password"></label><button>Log in</button></form>',
    ),
    'blocked',
    'obstacle@data',
  ),

  hostile(
    'markup and control characters in a label',
    replace(ACCOUNT, '>Data protection<', '>Data &lt;script&gt;alert(1)&lt;/script&gt; pro\u202etection<'),
    'changed',
    'label-renamed@data',
  ),
  hostile(
    'a thousand new links elsewhere',
    everywhere(
      '</aside>',
      `${Array.from({ length: 1000 }, (_, i) => `<a href="/x${i}">Link ${i}</a> `).join('')}</aside>`,
    ),
    'verified',
  ),
]
