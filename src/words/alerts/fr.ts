import type { Vocabulary } from '../en.js'

// What alerts say in French: mails, webhooks and issues.

const nights = (count: number) => `${count} ${count === 1 ? 'nuit' : 'nuits'}`

export const ALERTS: Vocabulary['alerts'] = {
  place: (step) => (step === null ? 'à l’arrivée' : `étape ${step}`),
  accountSubject: (account) => `Bloqué\u00a0: le compte de test ${account} n’a plus accès`,
  platformSubject: 'La plupart des guides échouent de la même façon\u00a0: la plateforme, ou guidewatch lui-même',
  standIn: 'Réplique',
  experience: {
    account: (account, guides) =>
      `Le compte de test ${account} n’a pas accès\u00a0; vos guides concernés (${guides}) ne peuvent pas être vérifiés. Les lecteurs ne sont probablement pas touchés.`,
    platform: (guides) =>
      `${guides} guides échouent de la même façon. C’est probablement un changement de toute la plateforme, ou une défaillance de la vérification.`,
    broken: (step) =>
      step === null
        ? 'Qui suit ce guide n’atteint plus ce qu’il promet.'
        : `Qui suit ce guide reste bloqué à l’étape ${step}.`,
    changed: (step) =>
      step === null
        ? 'Qui suit ce guide arrive, mais trouve autre chose que ce qu’il dit.'
        : `On passe encore, mais à l’étape ${step} on voit autre chose que ce que dit le guide.`,
    blocked: (count) =>
      `Ce guide n’a pas pu être vérifié pendant ${nights(count)}. On ne sait pas si les lecteurs passent encore.`,
    error: 'Ici, guidewatch lui-même a échoué\u00a0; la personne qui l’exploite devrait regarder.',
  },
  reopened: 'C’est de retour.',
  extended: 'Davantage est touché que ce qui a été signalé.',
  over: {
    right: 'De nouveau juste',
    recovered: 'On trouve de nouveau ce que dit le guide. Il n’y a rien à faire.',
    approvedStatus: 'Approuvé',
    approved: (by) =>
      by
        ? `${by} a approuvé ce que l’on voit maintenant.`
        : 'Ce que l’on voit maintenant compte comme juste\u00a0: son flow ou son approbation a été modifié.',
    toChange: 'Ces guides doivent encore être modifiés\u00a0:',
    toChangeSomewhere: 'Si un guide dit encore ce qu’il y avait avant, il doit être modifié.',
    approvedBeside: (by) =>
      `${by || 'Quelqu’un'} a approuvé ce que l’on voit maintenant à côté de ce qu’il y avait avant\u00a0: les guides restent justes. Il n’y a rien à faire.`,
    closed: 'Clos',
    closedBy: (by, reason) => `${by} a clos cet incident\u00a0: ${reason}`,
    replaced: 'Remplacé',
    superseded: 'Autre chose est maintenant faux sur le même chemin\u00a0; c’est suivi séparément.',
    unchecked: 'N’est plus vérifié',
    withdrawn:
      'Aucun flow ne demande plus ce chemin, il n’est donc plus parcouru. On ne sait pas si le guide est juste.',
    works: 'Fonctionne de nouveau',
    account: (account) => `Le compte de test ${account} a de nouveau accès\u00a0; ses guides sont de nouveau vérifiés.`,
    gone: 'Terminé',
    platform: 'Les guides n’échouent plus de la même façon.',
    checked: 'Ce guide est de nouveau vérifié.',
  },
  expired: (date) =>
    `Toujours ouvert, et la dernière vérification a expiré le ${date}\u00a0: ce qui est publié dit maintenant «\u00a0inconnu\u00a0».`,
  expires: (date) =>
    `Toujours ouvert. La dernière vérification expire le ${date}\u00a0; «\u00a0inconnu\u00a0» sera alors publié.`,
  escalation: (days) => `Depuis ${days} jours, personne ne s’en est occupé.`,
  seen: 'Ce qui a été vu',
  guides: 'Guides concernés',
  guideSays: (step) => (step === null ? 'Le guide promet' : `La phrase qui n’est plus juste (étape ${step})`),
  also: 'Également touché',
  incident: 'Incident',
  nextSteps: 'Que faire',
  report: 'Ouvrir le rapport avec toutes les images',
  reportCause: 'Ouvrir ceci dans le rapport',
  decisions: (count) =>
    count === 1
      ? 'Une décision est attendue.'
      : `${count} décisions sont attendues\u00a0; le rapport montre d’abord la plus urgente.`,
  decide: 'Pour décider, sur la machine qui a parcouru les chemins\u00a0:',
  reportAt: 'Le rapport avec toutes les images est sur la machine qui a parcouru les chemins\u00a0:',
  acknowledge: 'Pour dire que vous vous en occupez (arrête les rappels pour une semaine)\u00a0:',
  acknowledgeReason: 'qui fait quoi',
  patch: 'Une fois le guide mis à jour, adaptez son flow\u00a0:',
  approve: 'Si ce que l’on voit maintenant est juste et que le guide a été mis à jour, approuvez-le\u00a0:',
  digestSubject: (count) => `Résumé de la semaine\u00a0: ${count} en suspens`,
  digestLead: (count) => (count === 1 ? 'Un point est ouvert.' : `${count} points sont ouverts.`),
  openSince: (date, count) => `ouvert depuis le ${date}, vu pendant ${nights(count)}`,
  muted: {
    flapping: 'va et vient, donc seulement mentionné ici',
    silenced: 'mis en silence, donc seulement mentionné ici',
  },
  acknowledgedBy: (by, until) => `${by} s’en occupe jusqu’au ${until}`,
  resolvedState: 'juste en ce moment',
  aliveSubject: 'guidewatch est en vie',
  aliveLead: (date) => `guidewatch vérifie vos guides. Depuis le ${date}\u00a0:`,
  walked: (night, walks, verified) => `${night} nuits, ${walks} passages, dont ${verified} vérifiés`,
  openNow: (open) => `incidents ouverts maintenant\u00a0: ${open}`,
  delivered: (date) => `dernier message remis le ${date}`,
  noneDelivered: 'aucun message n’a encore dû être remis',
  overdueSubject: 'guidewatch se tait',
  overdueSince: (date) =>
    `guidewatch n’a rien publié depuis le ${date}. Personne ne vérifie les guides tant qu’il ne fonctionne pas.`,
  overdueUnknown: 'Ce que publie guidewatch est illisible. Personne ne sait s’il vérifie encore les guides.',
  overdueAdvice:
    'Regardez la machine ou la tâche CI qui parcourt les chemins la nuit, et interrogez guidewatch lui-même\u00a0:',
  quietSubject: (date) => `Les nuits vont s’arrêter le ${date}`,
  quietLead: (since, until) =>
    `Aucun commit depuis le ${since}. Au bout de 60 jours de silence, GitHub supprime les tâches planifiées d’un dépôt public\u00a0: le ${until}, et avec les nuits le veilleur qui les surveille.`,
  quietAdvice:
    'Faites un commit quelconque sur la branche principale, par exemple une approbation. Si les tâches sont déjà supprimées, cette commande les relance\u00a0:',
  testSubject: 'Ceci est un test',
  testLead:
    'Ceci est un test des messages de guidewatch. Rien n’est cassé\u00a0; les lignes ci-dessous sont un exemple.',
  footer: 'Envoyé par guidewatch, qui parcourt vos guides chaque nuit.',
  thread: (incident) => `Incident ${incident}\u00a0; la suite arrivera dans ce fil.`,
}
