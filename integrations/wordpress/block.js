// The block “Verified link” in the editor. What it shows comes from the server, as readers will get it.
;((wp, texts) => {
  const el = wp.element.createElement

  const field = (name, props, help) =>
    el(wp.components.TextControl, {
      key: name,
      label: texts[name],
      help,
      value: props.attributes[name],
      onChange: (value) => props.setAttributes({ [name]: value.trim() === '' ? '' : value }),
    })

  function Edit(props) {
    const { id } = props.attributes
    const settings = el(
      wp.blockEditor.InspectorControls,
      { key: 'settings' },
      el(wp.components.PanelBody, { title: texts.title }, field('lang', props), field('text', props)),
    )
    const preview = id
      ? el(wp.serverSideRender, { key: 'preview', block: 'guidewatch/guide-link', attributes: props.attributes })
      : null
    const asksForId = props.isSelected || !id ? field('id', props, texts.idHelp) : null
    return el('div', wp.blockEditor.useBlockProps(), settings, asksForId, preview)
  }

  wp.blocks.registerBlockType('guidewatch/guide-link', {
    apiVersion: 2,
    title: texts.title,
    description: texts.description,
    icon: 'admin-links',
    category: 'embed',
    attributes: {
      id: { type: 'string', default: '' },
      lang: { type: 'string', default: '' },
      text: { type: 'string', default: '' },
    },
    supports: { html: false },
    edit: Edit,
    save: () => null,
  })
})(window.wp, window.guidewatchBlock)
