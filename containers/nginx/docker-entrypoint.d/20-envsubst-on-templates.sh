#!/bin/sh
# Writes /etc/nginx/templates/**/X.template to /etc/nginx/conf.d/**/X with ${NAME} replaced by the environment's value.
# Only names that are set are replaced, so that Nginx's own $variables stay. NGINX_ENVSUBST_FILTER (a regular expression)
# limits the names further.
set -eu

templates=${NGINX_ENVSUBST_TEMPLATE_DIR:-/etc/nginx/templates}
suffix=${NGINX_ENVSUBST_TEMPLATE_SUFFIX:-.template}
output=${NGINX_ENVSUBST_OUTPUT_DIR:-/etc/nginx/conf.d}

[ -d "$templates" ] || exit 0

names=$(awk -v filter="${NGINX_ENVSUBST_FILTER:-}" 'BEGIN { for (name in ENVIRON) if (name ~ /^[A-Za-z_][A-Za-z0-9_]*$/ && name ~ filter) printf "${%s} ", name }' </dev/null)

find "$templates" -follow -type f -name "*$suffix" | sort | while IFS= read -r template; do
    relative=${template#"$templates"/}
    target=$output/${relative%"$suffix"}
    mkdir -p "$(dirname "$target")"
    if [ ! -w "$(dirname "$target")" ]; then
        echo "20-envsubst-on-templates.sh: $output is not writable, templates are left out" >&2
        exit 0
    fi
    [ -n "${NGINX_ENTRYPOINT_QUIET_LOGS:-}" ] || echo "20-envsubst-on-templates.sh: $template to $target"
    envsubst "$names" <"$template" >"$target"
done
