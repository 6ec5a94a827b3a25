/** What a node of a recorded run sees of the others. */
interface DataProxyCase {
  /** Name of a recorded run and its workflow. */
  fixture: string;
  /** The node that looks. */
  node: string;
  expression: string;
  matcher: 'toEqual' | 'toThrow';
  expected: unknown;
}

const seen = (expression: string, expected: unknown): DataProxyCase => ({
  fixture: 'base',
  node: 'End',
  expression,
  matcher: 'toEqual',
  expected,
});
const refused = (node: string, expression: string, expected: string, fixture = 'errors'): DataProxyCase => ({
  fixture,
  node,
  expression,
  matcher: 'toThrow',
  expected,
});

/** The corpus holds the runs; what n8n says of them is known from n8n's documentation of these words, and from running it. */
export const dataProxyCases: readonly DataProxyCase[] = [
  seen("={{ $('Rename').all()[1].json.data }}", 160),
  seen("={{ $('Rename').all().length }}", 5),
  seen("={{ $('Rename').item }}", { json: { data: 105 }, pairedItem: { item: 0 } }),
  seen("={{ $('Function').item }}", { json: { initialName: 105 }, pairedItem: { item: 0 } }),
  seen("={{ $('Rename').itemMatching(2).json.data }}", 121),
  seen("={{ $('Rename').first().json.data }}", 105),
  seen("={{ $('Rename').last().json.data }}", 950),
  seen("={{ $('Function').isExecuted }}", true),
  seen("={{ $('Set').isExecuted }}", false),
  seen('={{ $input.all()[1].json.data }}', 160),
  seen('={{ $input.all().length }}', 5),
  seen('={{ $input.first().json.data }}', 105),
  seen('={{ $input.last().json.data }}', 950),
  seen('={{ $input.item.json.data }}', 105),
  seen('={{ $json }}', { data: 105 }),
  seen('={{ $binary }}', {}),
  seen('={{ $itemIndex }}', 0),
  seen('={{ $runIndex }}', 0),
  seen('={{ $prevNode.name }}', 'Rename'),
  seen('={{ $prevNode.outputIndex + $prevNode.runIndex }}', 0),
  refused('End', "={{ $('doNotExist').item }}", "Referenced node doesn't exist", 'base'),
  refused('End', "={{ $('Set').item }}", 'Invalid expression', 'base'),
  refused('PairedItemMultipleMatches', "={{ $('Edit Fields').item }}", 'Multiple matches found'),
  refused('PairedItemInfoMissing', "={{ $('Edit Fields').item }}", "from node 'Break pairedItem chain' is unavailable"),
  refused('IncorrectPairedItem', "={{ $('Edit Fields').item }}", 'Paired item data for item from node'),
  refused('Reference impossible with .item', "={{ $('Impossible').item }}", 'Invalid expression'),
  refused(
    'Reference impossible with .item',
    "={{ $('Impossible').first().json.name }}",
    "Node 'Impossible' hasn't been executed",
  ),
];
