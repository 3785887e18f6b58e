/** Of lunr what answers a query: neither what makes an index nor what reads English. Its files stand in the order they need. */
import 'lunr/lib/utils.js';
import 'lunr/lib/field_ref.js';
import 'lunr/lib/set.js';
import 'lunr/lib/pipeline.js';
import 'lunr/lib/vector.js';
import 'lunr/lib/token_set.js';
import 'lunr/lib/token_set_builder.js';
import 'lunr/lib/match_data.js';
import 'lunr/lib/index.js';
import 'lunr/lib/query.js';
import { lunr as parts } from './lunr_name.js';

export const lunr = /** @type {typeof import('lunr')} */ (/** @type {unknown} */ (parts));
