import type { IBinaryData } from 'n8n-workflow';
import { binaryDataService } from './binary-data-service.ts';

/** The bytes of a piece of binary data, wherever they are. */
export function readBinary(binary: IBinaryData): Promise<Buffer> {
  return binaryDataService().getAsBuffer(binary);
}
