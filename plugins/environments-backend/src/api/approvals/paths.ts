import {
  answer,
  CONFLICT,
  DIGEST,
  ID_PARAMETER,
  MISSING,
  PAGE_PARAMETERS,
  REFUSED,
  WORDS,
} from '../schemas';

/** What others are asked to agree to. */
export const approvalPaths = {
  '/approvals': {
    get: {
      operationId: 'QueryApprovals',
      summary: 'Approvals that the caller may see, open ones first',
      parameters: [
        {
          name: 'status',
          in: 'query',
          schema: {
            type: 'string',
            enum: ['open', 'approved', 'rejected', 'expired', 'withdrawn'],
          },
        },
        ...PAGE_PARAMETERS,
      ],
      responses: { '200': answer('ApprovalPage') },
    },
  },
  '/approvals/{id}/decide': {
    post: {
      operationId: 'DecideApproval',
      summary: 'Agrees, or not; the digest says to what',
      description:
        'For members of the groups that the rule names, with the permission `environments.approve`; never for whoever asked, and never for programs',
      parameters: [ID_PARAMETER],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              required: ['decision', 'digest'],
              properties: {
                decision: { type: 'string', enum: ['approve', 'reject'] },
                digest: DIGEST,
                comment: WORDS,
              },
            },
          },
        },
      },
      responses: {
        '200': answer('Approval'),
        '403': REFUSED,
        '404': MISSING,
        '409': CONFLICT,
      },
    },
  },
} as const;
