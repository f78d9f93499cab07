import { answer, ID_PARAMETER, MISSING } from '../schemas';

/** Recipes for environments. */
export const blueprintPaths = {
  '/blueprints': {
    get: {
      operationId: 'ListBlueprints',
      summary: 'Blueprints in force, by title',
      responses: { '200': answer('BlueprintList') },
    },
  },
  '/blueprints/{id}': {
    get: {
      operationId: 'FindBlueprint',
      summary: 'A blueprint with everything that a form needs',
      parameters: [ID_PARAMETER],
      responses: { '200': answer('BlueprintDetail'), '404': MISSING },
    },
  },
} as const;
