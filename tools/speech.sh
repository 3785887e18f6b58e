# Says which program could read made videos aloud on this machine. It is never installed here: it is GPL and a choice.
if said=$(espeak-ng --version 2>/dev/null); then
  echo "找到朗读程序 $(echo "$said" | sed 's/^eSpeak NG text-to-speech: \([0-9.]*\).*/espeak-ng \1/')：在 site_config.yml 的 extra.suixue 写上 speech，幻灯稿就能读出声来。"
else
  echo "没有朗读程序 espeak-ng，幻灯稿做的视频有字幕、没有声音；想要声音见 README“让视频开口”。"
fi
