/** Home. */
export const widgetsMessages = {
  reviews: 'Reviews waiting',
  incidents: 'Open incidents',
  noReviews: 'No change of your teams waits',
  noReviewsAdvice:
    'Here would be those that wait for a review, the overdue ones first.',
  noIncidents: 'No incident of your teams is open',
  noIncidentsAdvice:
    'Here would be those that are not resolved, the newest first.',
  allReviews: 'All that wait',
  allIncidents: 'All incidents',
} as const;
