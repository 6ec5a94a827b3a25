import type { NodeTypeInfo } from '@leadloom/contracts';
import {
  Bot,
  Box,
  Braces,
  Clock,
  Code,
  Filter,
  Globe,
  GitMerge,
  type LucideIcon,
  Mail,
  MousePointerClick,
  Repeat,
  Split,
  SquarePen,
  Timer,
  Webhook,
  Workflow,
} from 'lucide-react';
import { useState } from 'react';

/** For node types whose package has no picture; matched against the last part of the type's name. */
const fallbacks: readonly [RegExp, LucideIcon][] = [
  [/manualTrigger$/i, MousePointerClick],
  [/schedule|cron|interval/i, Clock],
  [/webhook/i, Webhook],
  [/splitInBatches|loop/i, Repeat],
  [/\.(if|switch|split)/i, Split],
  [/merge/i, GitMerge],
  [/filter/i, Filter],
  [/\.(set|edit)/i, SquarePen],
  [/\.code|function/i, Code],
  [/httpRequest/i, Globe],
  [/wait/i, Timer],
  [/mail/i, Mail],
  [/workflow/i, Workflow],
  [/agent|lmChat|langchain/i, Bot],
  [/json|xml|html/i, Braces],
];

export function NodeIcon({ typeName, type, size }: { typeName: string; type: NodeTypeInfo | undefined; size: number }) {
  const [isBroken, setIsBroken] = useState(false);
  if (type?.iconUrl && !isBroken)
    return (
      <img src={type.iconUrl} width={size} height={size} alt="" draggable={false} onError={() => setIsBroken(true)} />
    );
  const Icon = fallbacks.find(([pattern]) => pattern.test(typeName))?.[1] ?? Box;
  return <Icon size={size * 0.84} strokeWidth={1.7} aria-hidden />;
}
