/** The name by which lunr's own files know each other; esbuild gives it to them wherever they say it. */
export const lunr = {};
