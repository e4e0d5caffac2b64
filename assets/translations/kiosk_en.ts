<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>KioskConfirm</name>
    <message>
        <source>请核对，然后取号</source>
        <translation>Please check, then take a number</translation>
    </message>
    <message>
        <source>取号</source>
        <translation>Take a number</translation>
    </message>
    <message>
        <source>再办一件</source>
        <translation>Add a service</translation>
    </message>
    <message>
        <source>替多人代办</source>
        <translation>For several people</translation>
    </message>
    <message>
        <source>优先：{name}</source>
        <translation>Priority: {name}</translation>
    </message>
    <message>
        <source>更改优先类别</source>
        <translation>Change priority</translation>
    </message>
    <message>
        <source>优先办理</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>现在不取号</source>
        <translation>No numbers are given now</translation>
    </message>
    <message>
        <source>现在不取号，{opening}</source>
        <translation>No numbers now. {opening}</translation>
    </message>
    <message>
        <source>到窗口时请出示相关证件</source>
        <translation>Please show your papers at the window</translation>
    </message>
    <message>
        <source>几件事用一个号，不用重新排队</source>
        <translation>One number for all of them; no queueing anew</translation>
    </message>
</context>
<context>
    <name>KioskFrame</name>
    <message>
        <source>演练</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>往上看</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>下面还有</source>
        <translation>More below</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>首页</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>标准字</source>
        <translation>Usual text</translation>
    </message>
    <message>
        <source>大字版</source>
        <translation>Large text</translation>
    </message>
    <message>
        <source>恢复高度</source>
        <translation>Full height</translation>
    </message>
    <message>
        <source>放低画面</source>
        <translation>Lower</translation>
    </message>
    <message>
        <source>中文</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>英文</source>
        <translation>English</translation>
    </message>
    <message>
        <source>停止朗读</source>
        <translation>Stop reading</translation>
    </message>
    <message>
        <source>朗读</source>
        <translation>Read aloud</translation>
    </message>
    <message>
        <source>您还在吗？</source>
        <translation>Are you still there?</translation>
    </message>
    <message>
        <source>还在，继续</source>
        <translation>Yes, go on</translation>
    </message>
    <message>
        <source>不办了</source>
        <translation>No, finish</translation>
    </message>
</context>
<context>
    <name>KioskHome</name>
    <message>
        <source>取号请点这里</source>
        <translation>Touch here for a number</translation>
    </message>
    <message>
        <source>点一下屏幕，选事项，取号</source>
        <translation>Touch, choose a service, take a number</translation>
    </message>
    <message>
        <source>还要办哪方面的事？</source>
        <translation>What else have you come for?</translation>
    </message>
    <message>
        <source>您来办哪方面的事？</source>
        <translation>What have you come for?</translation>
    </message>
    <message>
        <source>已选 {count} 项，去取号</source>
        <translation>{count} chosen: take a number</translation>
    </message>
    <message>
        <source>咨询</source>
        <translation>Enquiries</translation>
    </message>
    <message>
        <source>取件</source>
        <translation>Collect</translation>
    </message>
</context>
<context>
    <name>KioskHours</name>
    <message>
        <source>今天 {time} 开始取号</source>
        <translation>Numbers from {time} today</translation>
    </message>
    <message>
        <source>明天 {time} 开始取号</source>
        <translation>Numbers from {time} tomorrow</translation>
    </message>
    <message>
        <source>{date} {time} 开始取号</source>
        <translation>Numbers from {time} on {date}</translation>
    </message>
    <message>
        <source>星期一</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>星期二</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>星期三</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>星期四</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>星期五</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>星期六</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>星期日</source>
        <translation>Sunday</translation>
    </message>
</context>
<context>
    <name>KioskNotices</name>
    <message>
        <source>正在准备</source>
        <translation>Getting ready</translation>
    </message>
    <message>
        <source>马上就好</source>
        <translation>One moment</translation>
    </message>
    <message>
        <source>着急的话，请到导询台取号</source>
        <translation>In a hurry? The guide desk gives numbers</translation>
    </message>
    <message>
        <source>暂时取不了号</source>
        <translation>No numbers here at the moment</translation>
    </message>
    <message>
        <source>取号机连不上大厅系统，连上后自动恢复</source>
        <translation>The line to the hall is down; this comes back by itself</translation>
    </message>
    <message>
        <source>请到导询台取号，或稍等片刻</source>
        <translation>Please go to the guide desk, or wait a little</translation>
    </message>
    <message>
        <source>已经取到的号不受影响</source>
        <translation>Numbers already taken hold</translation>
    </message>
    <message>
        <source>您选好的事项先替您留着</source>
        <translation>What you chose is kept for you</translation>
    </message>
    <message>
        <source>看办事指南</source>
        <translation>Look up a service</translation>
    </message>
    <message>
        <source>现在可以查看办事条件和材料，打印指南</source>
        <translation>You can look up what is needed, and print a guide</translation>
    </message>
    <message>
        <source>现在还没到取号时间</source>
        <translation>It is too early for numbers</translation>
    </message>
    <message>
        <source>到时间后这里自动开始取号</source>
        <translation>This page opens by itself then</translation>
    </message>
    <message>
        <source>现在不取号</source>
        <translation>No numbers are given now</translation>
    </message>
    <message>
        <source>监督电话 {phone}</source>
        <translation>Complaints: {phone}</translation>
    </message>
    <message>
        <source>大厅系统没有回答</source>
        <translation>The hall did not answer</translation>
    </message>
    <message>
        <source>不知道号取到了没有</source>
        <translation>We do not know whether you have a number</translation>
    </message>
    <message>
        <source>点“再试一次”：不会取到两个号</source>
        <translation>Try again: you will not get two numbers</translation>
    </message>
    <message>
        <source>还是不行，请到导询台取号</source>
        <translation>If it still fails, please go to the guide desk</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>返回改一改，再取号</source>
        <translation>Go back, change it and try again</translation>
    </message>
    <message>
        <source>有疑问请到导询台，工作人员帮您</source>
        <translation>The guide desk is glad to help</translation>
    </message>
    <message>
        <source>返回修改</source>
        <translation>Go back</translation>
    </message>
    <message>
        <source>刚刚取过号 {number}</source>
        <translation>Number {number} was taken just now</translation>
    </message>
    <message>
        <source>一人一个号就够了，请把机会留给下一位</source>
        <translation>One number each is enough. Please let the next person try</translation>
    </message>
    <message>
        <source>还要取号，请等 {seconds} 秒</source>
        <translation>For another number please wait {seconds} s</translation>
    </message>
</context>
<context>
    <name>KioskPriorities</name>
    <message>
        <source>都不是，按普通取号</source>
        <translation>None of these</translation>
    </message>
    <message>
        <source>您属于哪一类？</source>
        <translation>Do any of these fit you?</translation>
    </message>
    <message>
        <source>点一下就行，这里不查证件；到窗口时请出示相关证件</source>
        <translation>Just touch it. Papers are looked at by the window, not here</translation>
    </message>
</context>
<context>
    <name>KioskReading</name>
    <message>
        <source>请点一个方块</source>
        <translation>Touch one of the tiles</translation>
    </message>
    <message>
        <source>请点您要办的事</source>
        <translation>Touch what you have come for</translation>
    </message>
    <message>
        <source>正在取号，请稍候</source>
        <translation>Your number is being taken</translation>
    </message>
    <message>
        <source>您的号码是{number}</source>
        <translation>Your number is {number}</translation>
    </message>
    <message>
        <source>取号请点最下面的大按钮</source>
        <translation>For a number, touch the large button at the bottom</translation>
    </message>
</context>
<context>
    <name>KioskResult</name>
    <message>
        <source>正在取号</source>
        <translation>Taking your number</translation>
    </message>
    <message>
        <source>还在取，请再等一下，不会多取</source>
        <translation>Still trying. You will get one number only</translation>
    </message>
    <message>
        <source>请稍候，不用再点</source>
        <translation>One moment. No need to touch again</translation>
    </message>
    <message>
        <source>现在就到您了</source>
        <translation>It is your turn now</translation>
    </message>
    <message>
        <source>您的号码</source>
        <translation>Your number</translation>
    </message>
    <message>
        <source>手机扫码，随时看排到几号</source>
        <translation>Scan to follow your number by phone</translation>
    </message>
    <message>
        <source>窗口和导询台扫码可查</source>
        <translation>The windows and the guide desk can read this code</translation>
    </message>
    <message>
        <source>好的</source>
        <translation>All right</translation>
    </message>
    <message>
        <source>再打一次</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>下一位就是您</source>
        <translation>You are next</translation>
    </message>
    <message>
        <source>前面还有 {count} 人</source>
        <translation>People ahead of you: {count}</translation>
    </message>
    <message>
        <source>窗口还没有开始办公，请在大厅等候</source>
        <translation>The windows are not open yet. Please wait in the hall</translation>
    </message>
    <message>
        <source>请直接到{windows}</source>
        <translation>Please go straight to {windows}</translation>
    </message>
    <message>
        <source>叫号后到{windows}</source>
        <translation>When called, go to {windows}</translation>
    </message>
    <message>
        <source>正在打印小票…</source>
        <translation>Printing your slip…</translation>
    </message>
    <message>
        <source>请取走小票</source>
        <translation>Please take your slip</translation>
    </message>
    <message>
        <source>这台机器不打小票。号码有效，请记下或拍照</source>
        <translation>This machine prints no slips. Your number holds: write it down or photograph it</translation>
    </message>
    <message>
        <source>小票可能没有打全。号码有效，请记下或拍照；导询台可以补打</source>
        <translation>The slip may be incomplete. Your number holds: note it, or have it printed at the guide desk</translation>
    </message>
    <message>
        <source>小票没有打出来。号码有效，请记下或拍照；导询台可以补打</source>
        <translation>The slip was not printed. Your number holds: note it, or have it printed at the guide desk</translation>
    </message>
</context>
<context>
    <name>KioskService</name>
    <message>
        <source>请带好这些材料</source>
        <translation>Please bring these papers</translation>
    </message>
    <message>
        <source>不用带材料</source>
        <translation>No papers needed</translation>
    </message>
    <message>
        <source>到{windows}办理</source>
        <translation>Go to {windows}</translation>
    </message>
    <message>
        <source>到{zone}的{windows}办理</source>
        <translation>Go to {windows}, {zone}</translation>
    </message>
    <message>
        <source>这个事项今天没有窗口受理。请到导询台问清哪天能办；也可以取“咨询”号，由工作人员帮您安排</source>
        <translation>No window takes this today. Ask the guide desk which day to come, or take a number for Enquiries and let staff arrange it</translation>
    </message>
    <message>
        <source>现在不取号。可以先看材料、打印指南</source>
        <translation>No numbers now. You can read what is needed and print the guide</translation>
    </message>
    <message>
        <source>现在不取号，{opening}。可以先看材料、打印指南</source>
        <translation>No numbers now. {opening}. You can read what is needed and print the guide</translation>
    </message>
    <message>
        <source>取号</source>
        <translation>Take a number</translation>
    </message>
    <message>
        <source>加上这项，去取号</source>
        <translation>Add this, then the number</translation>
    </message>
    <message>
        <source>再办一件</source>
        <translation>Add a service</translation>
    </message>
    <message>
        <source>优先办理</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>打印指南</source>
        <translation>Print the guide</translation>
    </message>
    <message>
        <source>正在打印指南…</source>
        <translation>Printing the guide…</translation>
    </message>
    <message>
        <source>请取走办事指南</source>
        <translation>Please take the guide</translation>
    </message>
    <message>
        <source>指南可能没有打全，导询台可以给您一份</source>
        <translation>The guide may be incomplete; the guide desk has one for you</translation>
    </message>
    <message>
        <source>打印不了，导询台可以给您一份指南</source>
        <translation>It could not be printed; the guide desk has one for you</translation>
    </message>
    <message>
        <source>办理条件</source>
        <translation>Who can apply</translation>
    </message>
    <message>
        <source>办理时限</source>
        <translation>Time limit</translation>
    </message>
    <message>
        <source>收费</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>办理流程</source>
        <translation>How it goes</translation>
    </message>
    <message>
        <source>法律依据</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>当场办结</source>
        <translation>Done while you wait</translation>
    </message>
    <message>
        <source>{days} 个工作日</source>
        <translation>{days} working days</translation>
    </message>
    <message>
        <source>不收费</source>
        <translation>Free</translation>
    </message>
    <message>
        <source>{yuan} 元</source>
        <translation>{yuan} yuan</translation>
    </message>
    <message>
        <source>{count} 份</source>
        <translation>Copies: {count}</translation>
    </message>
</context>
<context>
    <name>KioskServices</name>
    <message>
        <source>第 {page} 页，共 {pages} 页</source>
        <translation>Page {page} of {pages}</translation>
    </message>
    <message>
        <source>上一页</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>没有找到，请删掉一个字母再试</source>
        <translation>Nothing found. Take a letter back and try again</translation>
    </message>
    <message>
        <source>按拼音首字母查找，如“身份证”按 SFZ</source>
        <translation>Search by pinyin initials or in English</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
</context>
<context>
    <name>KioskTechnician</name>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>进入</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>设备维护，请输入密码</source>
        <translation>Maintenance: please enter the PIN</translation>
    </message>
    <message>
        <source>打印测试页</source>
        <translation>Print a test slip</translation>
    </message>
    <message>
        <source>重新载入</source>
        <translation>Reload</translation>
    </message>
    <message>
        <source>重新启动</source>
        <translation>Restart</translation>
    </message>
    <message>
        <source>退出程序</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>密码错误次数太多，请过 {seconds} 秒再试</source>
        <translation>Too many wrong PINs; try again in {seconds} s</translation>
    </message>
    <message>
        <source>密码不对</source>
        <translation>Wrong PIN</translation>
    </message>
    <message>
        <source>{width} 点</source>
        <translation>{width} dots</translation>
    </message>
    <message>
        <source>大厅服务</source>
        <translation>Dispatcher</translation>
    </message>
    <message>
        <source>连接</source>
        <translation>Connection</translation>
    </message>
    <message>
        <source>大厅</source>
        <translation>Hall</translation>
    </message>
    <message>
        <source>设备编号</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>打印机</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>打印机状态</source>
        <translation>Printer's state</translation>
    </message>
    <message>
        <source>纸宽</source>
        <translation>Paper width</translation>
    </message>
    <message>
        <source>字体</source>
        <translation>Font</translation>
    </message>
    <message>
        <source>内存</source>
        <translation>Memory</translation>
    </message>
    <message>
        <source>已运行</source>
        <translation>Running for</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>连不上，请检查网线、地址和大厅服务</source>
        <translation>Away: check cable, address and dispatcher</translation>
    </message>
    <message>
        <source>没有打印机</source>
        <translation>No printer</translation>
    </message>
    <message>
        <source>上一张没有打出，请检查电源、连线和纸</source>
        <translation>The last slip did not print: check power, cable and paper</translation>
    </message>
    <message>
        <source>上一张不知打完没有，请看一眼纸</source>
        <translation>The last slip may be incomplete: look at the paper</translation>
    </message>
    <message>
        <source>{days} 天 {hours} 小时</source>
        <translation>{days} d {hours} h</translation>
    </message>
    <message>
        <source>{hours} 小时 {minutes} 分</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>测试页已打印，请看是否清楚完整</source>
        <translation>Test slip printed; see whether it is clear and complete</translation>
    </message>
    <message>
        <source>测试页不知打完没有，请看一眼纸</source>
        <translation>The test slip may be incomplete: look at the paper</translation>
    </message>
    <message>
        <source>测试页没有打出</source>
        <translation>The test slip did not print</translation>
    </message>
</context>
<context>
    <name>KioskWaits</name>
    <message>
        <source>无人等候</source>
        <translation>Nobody waiting</translation>
    </message>
    <message>
        <source>{count} 人等候</source>
        <translation>{count} waiting</translation>
    </message>
    <message>
        <source>窗口还没有开始办公</source>
        <translation>Windows not open yet</translation>
    </message>
    <message>
        <source>马上叫到您</source>
        <translation>You will be called at once</translation>
    </message>
    <message>
        <source>大约等 {low}–{high} 小时</source>
        <translation>About {low}–{high} h</translation>
    </message>
    <message>
        <source>大约等 {high} 分钟</source>
        <translation>About {high} min</translation>
    </message>
    <message>
        <source>大约等 {low}–{high} 分钟</source>
        <translation>About {low}–{high} min</translation>
    </message>
    <message>
        <source>十次里约{tens}次准</source>
        <translation>right about {tens} times in ten</translation>
    </message>
    <message>
        <source>{number} 号窗口</source>
        <translation>window {number}</translation>
    </message>
    <message>
        <source>{numbers} 号窗口</source>
        <translation>windows {numbers}</translation>
    </message>
</context>
</TS>
