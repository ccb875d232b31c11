# shellcheck shell=bash
# The images: the official ones where the engine has them or a registry gives them; else drop-ins built from containers/.

readonly images_title="Images"
# As the AppHost names them.
readonly images=(haproxy:3.2 nginx:1.30 mysql:9.7 prom/prometheus:v3.5.3 prom/alertmanager:v0.33.1)
readonly image_prefix=${FOOBAR_IMAGE_PREFIX:-foobar}
# The drop-ins' names: those of the official images without their owner.
readonly local_images=("${images[@]##*/}")
readonly images_question="${images[*]} ${DOCKER_HOST:-}"
# What the AppHost reads.
readonly images_settings=$state/settings.json

images_check() {
    local image built missing=()
    if ! images_source || ! read_text "$images_settings" || [[ $REPLY != "$(images_wanted)" ]]; then
        problem "it is not known yet whether a registry gives the official images" "./foobar setup"
        return 1
    fi
    images_source
    if [[ $REPLY == official ]]; then
        images_present "${images[@]}" || {
            problem "the engine lacks official images of: ${images[*]}" "./foobar setup, or: docker pull"
            return 1
        }
        report official "${images[*]}"
        return 0
    fi
    built=$(docker image inspect --format '{{range .RepoTags}}{{.}}={{index $.Config.Labels "com.foobar.recipe"}} {{end}}' "${local_images[@]/#/$image_prefix/}" 2>/dev/null || true)
    for image in "${local_images[@]}"; do
        wanted_recipe "${image%%:*}"
        [[ $built == *"$image_prefix/$image=$REPLY "* ]] || missing+=("$image_prefix/$image")
    done
    if [[ ${#missing[@]} -gt 0 ]]; then
        problem "not built, or not from the present files: ${missing[*]}" "./foobar setup"
        return 1
    fi
    report "built here" "$(printf "$image_prefix/%s " "${local_images[@]}")from containers/"
}

images_setup() {
    local source=ask
    if images_source; then source=$REPLY; fi
    case $source in
        local) images_build ;;
        official) images_pull || fail "the registry does not give the official images: $(last_line "$state/logs/image-pull.log")" "check the network, or use images built here: FOOBAR_IMAGES=local" ;;
        ask)
            if images_pull; then
                source=official
            else
                images_build
                source=local
            fi
            remember images "$images_question" "$source"
            ;;
    esac
    write_if_changed "$images_settings" "$(images_wanted)"
}

images_wanted() {
    images_source
    printf '{\n  "Images": {\n    "Source": "%s"\n  }\n}' "$REPLY"
}

# official or local, in REPLY: what FOOBAR_IMAGES demands, else what was found earlier; fails when neither says.
images_source() {
    REPLY=${FOOBAR_IMAGES:-}
    [[ -n $REPLY ]] || recall images "$images_question"
}

images_present() { docker image inspect "$@" >/dev/null 2>&1; }

images_pull() {
    local image log=$state/logs/image-pull.log
    : >"$log"
    for image in "${images[@]}"; do
        if images_present "$image"; then continue; fi
        progress "asking the registry for $image"
        image_pull "$image" "$log" || return 1
    done
}

# Pulls $1; a registry that gave no sign of life after 20 seconds is taken for absent.
image_pull() {
    local image=$1 log=$2 puller waited=0
    docker pull "$image" >>"$log" 2>&1 &
    puller=$!
    while kill -0 "$puller" 2>/dev/null; do
        sleep 0.2
        if ((++waited == 100)) && ! grep -qE 'Pulling fs layer|Already exists|Digest:' "$log"; then
            echo "the registry did not answer within 20 seconds" >>"$log"
            kill "$puller"
            wait "$puller" 2>/dev/null || true
            return 1
        fi
        if ((waited == 25)); then progress "pulling $image"; fi
    done
    wait "$puller"
}

# The recipe that the image $1 was built from, if it exists.
image_recipe() { docker image inspect --format '{{index .Config.Labels "com.foobar.recipe"}}' "$1" 2>/dev/null || true; }

images_build() {
    local image name pid builds=() names=() index failed='' docker_root
    mkdir -p "$state/logs"
    docker_root=$(docker info --format '{{.DockerRootDir}}')
    if [[ -d $docker_root ]]; then require_space "$docker_root" 1500 "Building the images"; fi
    base_build

    for image in "${local_images[@]}"; do
        wanted_recipe "${image%%:*}"
        [[ $(image_recipe "$image_prefix/$image") != "$REPLY" ]] || continue
        image_build "$image" &
        builds+=("$!") names+=("$image")
    done
    [[ ${#names[@]} -eq 0 ]] || progress "building ${names[*]}"
    for index in "${!builds[@]}"; do
        wait "${builds[index]}" || failed=${failed:-${names[index]}}
    done
    [[ -z $failed ]] && return
    name=${failed%%:*}
    fail "the image $image_prefix/$failed could not be built; its last lines:
$(sed -E 's/\x1b\[[0-9;]*m//g' "$state/logs/image-$name.log" | grep -vE '^[[:space:]]*$|^Get:| --->' | tail -n 8 | cut -c 1-200)" "put right what they name and run the command again; the whole log is .foobar/logs/image-$name.log"
}

image_build() {
    local image=$1 name=${1%%:*} arguments=() proxy
    for proxy in http_proxy https_proxy no_proxy; do
        [[ -z ${!proxy:-} ]] || arguments+=(--build-arg "$proxy=${!proxy}")
    done
    wanted_recipe "$name"
    # The machine's own network: apt reaches the mirror as it does outside, whatever the engine's bridge may do.
    BUILDX_BUILDER=default docker build --network host --force-rm \
        --build-arg "BASE=$(base_image)" --build-arg "RECIPE=$REPLY" --build-arg "VERSION=${image##*:}" "${arguments[@]}" \
        --tag "$image_prefix/$image" "$root/containers/$name" >"$state/logs/image-$name.log" 2>&1
}
