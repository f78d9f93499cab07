/** German for `entity.ts`. */
export const entityMessagesDe = {
  'entity.environments': 'Umgebungen',
  'entity.failed': 'Die Umgebungen konnten nicht gelesen werden',
  'entity.emptyTitle': 'Keine Umgebung dieser Komponente',
  'entity.emptyAdvice':
    'Erstellen Sie eine aus einem Branch, um ihn auszuprobieren.',
} as const;
