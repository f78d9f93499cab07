/** German for `widget.ts`. */
export const widgetMessagesDe = {
  'widget.title': 'Meine Umgebungen',
  'widget.failed': 'Ihre Umgebungen konnten nicht gelesen werden',
  'widget.loading': 'Ihre Umgebungen werden gelesen …',
  'widget.emptyTitle': 'Sie haben keine Umgebungen',
  'widget.emptyAdvice':
    'Hier stünden die, die Sie erstellen, und wie lange sie leben. Erstellen Sie eine aus einem Branch, um ihn auszuprobieren.',
  'widget.all': 'Alle meine ({{total}})',
} as const;
