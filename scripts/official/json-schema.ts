import { contract } from '../../simulators/kernel/json.ts';
import type { Contract } from '../../simulators/kernel/json.ts';

/** A node of an OpenAPI 3.0 document. */
export type Node = Readonly<Record<string, unknown>>;

/** The documents' own way to say that one of several shapes goes with a category: by the name of the shape alone. */
const DETAILS_OF_CATEGORY: Readonly<Record<string, string>> = {
  SENDER_ACK_CREATION_REQUEST: 'SenderAckCreationRequestDetails',
  NORMALIZED_ADDRESS: 'NormalizedAddressDetails',
  REQUEST_ACCEPTED: 'NotificationRequestAcceptedDetails',
  REQUEST_REFUSED: 'RequestRefusedDetails',
  AAR_CREATION_REQUEST: 'AarCreationRequestDetails',
  AAR_GENERATION: 'AarGenerationDetails',
  GET_ADDRESS: 'GetAddressInfoDetails',
  PUBLIC_REGISTRY_CALL: 'PublicRegistryCallDetails',
  PUBLIC_REGISTRY_RESPONSE: 'PublicRegistryResponseDetails',
  PUBLIC_REGISTRY_VALIDATION_CALL: 'PublicRegistryValidationCallDetails',
  PUBLIC_REGISTRY_VALIDATION_RESPONSE: 'PublicRegistryValidationResponseDetails',
  SEND_COURTESY_MESSAGE: 'SendCourtesyMessageDetails',
  PROBABLE_SCHEDULING_ANALOG_DATE: 'ProbableDateAnalogWorkflowDetails',
  SCHEDULE_DIGITAL_WORKFLOW: 'ScheduleDigitalWorkflowDetails',
  SCHEDULE_ANALOG_WORKFLOW: 'ScheduleAnalogWorkflowDetails',
  SCHEDULE_REFINEMENT: 'ScheduleRefinementDetails',
  PREPARE_DIGITAL_DOMICILE: 'PrepareDigitalDetails',
  SEND_DIGITAL_DOMICILE: 'SendDigitalDetails',
  SEND_DIGITAL_PROGRESS: 'SendDigitalProgressDetails',
  SEND_DIGITAL_FEEDBACK: 'SendDigitalFeedbackDetails',
  DIGITAL_SUCCESS_WORKFLOW: 'DigitalSuccessWorkflowDetails',
  DIGITAL_FAILURE_WORKFLOW: 'DigitalFailureWorkflowDetails',
  DIGITAL_DELIVERY_CREATION_REQUEST: 'DigitalDeliveryCreationRequestDetails',
  PREPARE_ANALOG_DOMICILE: 'BaseAnalogDetails',
  PREPARE_ANALOG_DOMICILE_FAILURE: 'PrepareAnalogDomicileFailureDetails',
  SEND_ANALOG_DOMICILE: 'SendAnalogDetails',
  SEND_ANALOG_PROGRESS: 'SendAnalogProgressDetails',
  SEND_ANALOG_FEEDBACK: 'SendAnalogFeedbackDetails',
  ANALOG_SUCCESS_WORKFLOW: 'AnalogSuccessWorkflowDetails',
  ANALOG_FAILURE_WORKFLOW: 'AnalogFailureWorkflowDetails',
  PREPARE_SIMPLE_REGISTERED_LETTER: 'BaseRegisteredLetterDetails',
  SEND_SIMPLE_REGISTERED_LETTER: 'SimpleRegisteredLetterDetails',
  SEND_SIMPLE_REGISTERED_LETTER_PROGRESS: 'SimpleRegisteredLetterProgressDetails',
  COMPLETELY_UNREACHABLE: 'CompletelyUnreachableDetails',
  COMPLETELY_UNREACHABLE_CREATION_REQUEST: 'CompletelyUnreachableCreationRequestDetails',
  REFINEMENT: 'RefinementDetails',
  NOTIFICATION_VIEWED: 'NotificationViewedDetails',
  NOTIFICATION_VIEWED_CREATION_REQUEST: 'NotificationViewedCreationRequestDetails',
  PAYMENT: 'NotificationPaidDetails',
  NOT_HANDLED: 'NotHandledDetails',
  NOTIFICATION_CANCELLATION_REQUEST: 'NotificationCancellationRequestDetails',
  NOTIFICATION_CANCELLED: 'NotificationCancelledDetails',
  NOTIFICATION_RADD_RETRIEVED: 'NotificationRADDRetrievedDetails',
  ANALOG_WORKFLOW_RECIPIENT_DECEASED: 'AnalogWorkflowRecipientDeceasedDetails',
  NOTIFICATION_TIMELINE_REWORKED: 'NotificationTimelineReworkedDetails',
};

/** Formats that a JSON Schema validator without a format library would let pass. */
const FORMATS: Readonly<Record<string, Node>> = {
  'date-time': { pattern: '^\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?([Zz]|[+-]\\d{2}:\\d{2})$' },
  date: { pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
  uuid: { pattern: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' },
  int32: { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
};

const REF = '#/components/schemas/';

/** Turns the schemas of one OpenAPI 3.0 document into contracts, each with the components it reaches and no others. */
export function contractsOf(document: Node): (schema: Node) => Contract {
  const components = record(record(document['components'] ?? {})['schemas'] ?? {});
  const converted = new Map<string, Node>();
  const component = (name: string): Node => {
    let schema = converted.get(name);
    if (schema === undefined) {
      const official = components[name];
      if (official === undefined) throw new RangeError(`the document has no schema ${name}`);
      schema = convert(record(official), components);
      converted.set(name, schema);
    }
    return schema;
  };
  return (official) => {
    const root = convert(official, components);
    const reached: Record<string, Node> = {};
    const waiting = namesIn(root);
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      if (name in reached) continue;
      reached[name] = component(name);
      waiting.push(...namesIn(reached[name]));
    }
    return contract({ allOf: [root], components: { schemas: reached } });
  };
}

/** JSON Schema (draft 7) for a schema object of OpenAPI 3.0. */
export function convert(official: Node, components: Node = {}): Node {
  // what stands beside a reference counts for nothing in OpenAPI 3.0
  if (typeof official['$ref'] === 'string') return { $ref: official['$ref'] };
  const { nullable, format, discriminator, properties, items, additionalProperties, pattern, ...rest } = official;
  const schema: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(rest)) {
    if (['example', 'description', 'xml', 'externalDocs', 'deprecated', 'title'].includes(keyword)) continue;
    if (keyword === 'allOf' || keyword === 'anyOf' || keyword === 'oneOf')
      schema[keyword] = (value as Node[]).map((each) => convert(each, components));
    else if (keyword === 'not') schema[keyword] = convert(record(value), components);
    else schema[keyword] = value;
  }
  for (const [bound, exclusive] of [
    ['maximum', 'exclusiveMaximum'],
    ['minimum', 'exclusiveMinimum'],
  ] as const) {
    if (schema[exclusive] === true) {
      schema[exclusive] = schema[bound];
      delete schema[bound];
    } else if (schema[exclusive] === false) delete schema[exclusive];
  }
  if (typeof pattern === 'string') schema['pattern'] = inUnicodeMode(pattern);
  if (items !== undefined) schema['items'] = convert(record(items), components);
  if (properties !== undefined)
    schema['properties'] = Object.fromEntries(
      Object.entries(record(properties)).map(([name, value]) => [name, convert(record(value), components)]),
    );
  if (additionalProperties !== undefined)
    schema['additionalProperties'] =
      typeof additionalProperties === 'boolean'
        ? additionalProperties
        : convert(record(additionalProperties), components);
  const also: Node[] = [];
  const meant = typeof format === 'string' ? FORMATS[format] : undefined;
  if (meant !== undefined) also.push(meant);
  if (discriminator !== undefined) also.push(...byDiscriminator(schema, record(discriminator)));
  also.push(...byCategory(schema, components));
  if (also.length > 0) schema['allOf'] = [...((schema['allOf'] as Node[] | undefined) ?? []), ...also];
  if (nullable === true && typeof schema['type'] === 'string') {
    schema['type'] = [schema['type'], 'null'];
    if (Array.isArray(schema['enum'])) schema['enum'] = [...(schema['enum'] as unknown[]), null];
  }
  return schema;
}

/** A discriminator says which of the shapes counts; the others are then not asked. */
function byDiscriminator(schema: Record<string, unknown>, { propertyName, mapping }: Node): Node[] {
  const shapes = (schema['oneOf'] ?? schema['anyOf'] ?? []) as Node[];
  const names = new Map(
    shapes.flatMap(({ $ref }) => (typeof $ref === 'string' ? [[$ref.slice(REF.length), $ref] as const] : [])),
  );
  for (const [value, target] of Object.entries(record(mapping ?? {}))) {
    const text = String(target);
    names.set(value, text.startsWith('#') ? text : REF + text);
  }
  delete schema['oneOf'];
  delete schema['anyOf'];
  const property = String(propertyName);
  return [
    { required: [property], properties: { [property]: { enum: [...names.keys()] } } },
    ...[...names].map(([value, $ref]) => ({ if: { properties: { [property]: { const: value } } }, then: { $ref } })),
  ];
}

/**
 * The details of a timeline element: one of dozens of shapes that overlap, so that `oneOf` could never hold. The category
 * tells which one is meant.
 */
function byCategory(schema: Record<string, unknown>, components: Node): Node[] {
  const properties = record(schema['properties'] ?? {});
  const { $ref } = record(properties['details'] ?? {});
  if (properties['category'] === undefined || typeof $ref !== 'string') return [];
  const shapes = record(components[$ref.slice(REF.length)] ?? {})['oneOf'] as Node[] | undefined;
  if (shapes === undefined) return [];
  schema['properties'] = { ...properties, details: { type: 'object' } };
  const refs = new Map(
    shapes.map((shape) => [String(shape['$ref']).slice(REF.length).replace(/V\d+$/, ''), String(shape['$ref'])]),
  );
  return Object.entries(DETAILS_OF_CATEGORY).flatMap(([category, name]) => {
    const shape = refs.get(name);
    return shape === undefined
      ? []
      : [
          {
            if: { required: ['category'], properties: { category: { const: category } } },
            then: { properties: { details: { $ref: shape } } },
          },
        ];
  });
}

/** A pattern without the escapes that a Unicode regular expression refuses: `\ ` and `\-` outside a class. */
export function inUnicodeMode(pattern: string): string {
  let result = '';
  let inClass = false;
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern[i]!;
    if (character === '\\') {
      const next = pattern[++i] ?? '';
      result += /[\^$\\.*+?()[\]{}|/a-zA-Z0-9]/.test(next) || (inClass && next === '-') ? `\\${next}` : next;
      continue;
    }
    if (character === '[') inClass = true;
    else if (character === ']') inClass = false;
    result += character;
  }
  return result;
}

function namesIn(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(namesIn);
  if (schema === null || typeof schema !== 'object') return [];
  return Object.entries(schema).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string' ? [value.slice(REF.length)] : namesIn(value),
  );
}

/** A value that the format says is an object. @throws TypeError where it is not. */
export function record(value: unknown): Node {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new TypeError(`an object was expected in the OpenAPI document, not ${JSON.stringify(value)}`);
  return value as Node;
}
